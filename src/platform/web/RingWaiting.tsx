import { useTranslation } from "react-i18next";
import { arc } from "./arc.ts";
import classes from "./ring.module.css";

/** Shown when something takes longer than 300 ms; before that it is invisible and takes its place. */
export function RingWaiting({ size = 44 }: { size?: number }) {
  const { t } = useTranslation("platform");
  return (
    <div className={classes["waiting"]} role="status">
      <svg width={size} height={size} viewBox="0 0 48 48" aria-hidden>
        <circle cx="24" cy="24" r="18" className={classes["waitingTrack"]} />
        <path d={arc(24, 18, 0, 96)} className={classes["waitingArc"]} />
        <circle cx="24" cy="6" r="4.2" className={classes["waitingDot"]} />
      </svg>
      <span className={classes["waitingWord"]}>{t("waiting")}</span>
    </div>
  );
}
