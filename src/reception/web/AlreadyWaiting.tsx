import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Door, Turn } from "../contract.ts";
import { minutesSince } from "../waiting-time.ts";
import classes from "./arrive.module.css";
import { DoorPlate } from "./DoorSign.tsx";

interface Props {
  readonly turn: Turn;
  readonly doors: readonly Door[];
  readonly onSlip: () => void;
  readonly onBack: () => void;
}

/** No reproach: somebody came back to the desk, or a colleague was quicker. */
export function AlreadyWaiting({ turn, doors, onSlip, onBack }: Props) {
  const { t } = useTranslation("reception");
  const door = doors.find(({ key }) => key === turn.door);
  const name = door?.name ?? turn.door;
  const text =
    turn.state === "waiting"
      ? t("arrive.alreadyText", {
          door: name,
          count: minutesSince(turn.waitingSince, new Date()),
        })
      : t("arrive.alreadyCalled", { door: name, state: t(`state.${turn.state}`) });
  return (
    <section className={classes["already"]} role="status">
      {door ? <DoorPlate door={door} size="4rem" /> : null}
      <div>
        <h2>{t("arrive.already", { ticket: turn.ticket })}</h2>
        <p>{text}</p>
        <div className={classes["buttons"]}>
          <Button onClick={onSlip} autoFocus>
            {t("arrive.alreadySlip")}
          </Button>
          <Button variant="default" onClick={onBack}>
            {t("arrive.alreadyBack")}
          </Button>
        </div>
      </div>
    </section>
  );
}
