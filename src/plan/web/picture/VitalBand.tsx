import {
  type Icon,
  IconAlertTriangle,
  IconHeartbeat,
  IconPhoneCall,
  IconPill,
} from "@tabler/icons-react";
import type { Vital } from "../../contract.ts";
import { foldVital } from "../../fold-vital.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./picture.module.css";

const signs: Record<Vital["vital"], Icon> = {
  allergy: IconAlertTriangle,
  medication: IconPill,
  problem: IconHeartbeat,
  contact: IconPhoneCall,
};

/** What must not be overlooked; nothing where there is nothing. */
export function VitalBand({ vital }: { vital: readonly Vital[] }) {
  const { t } = usePlanWords();
  if (vital.length === 0) return null;
  const kinds = [...Map.groupBy(foldVital(vital), (one) => one.vital.vital)];
  return (
    <section className={classes["vital"]} aria-label={t("vital.title")}>
      {kinds.map(([kind, ones]) => {
        const Sign = signs[kind];
        return (
          <div key={kind} data-vital={kind}>
            <Sign size={24} stroke={1.9} aria-hidden />
            <strong>{t(`vital.${kind}`)}</strong>
            <ul>
              {ones.map(({ vital: { entryId, text, severity }, also }) => (
                <li key={entryId} data-severity={severity}>
                  <bdi>{text}</bdi>
                  {severity === "life-threatening" ? (
                    <em>{` ${t("vital.lifeThreatening")}`}</em>
                  ) : null}
                  {also.map((note) => (
                    <small key={note}>
                      <bdi>{note}</bdi>
                    </small>
                  ))}
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
