import { Button } from "@mantine/core";
import { useState } from "react";
import type { Medication } from "../contract.ts";
import { isTaken } from "../rules.ts";
import { EndForm } from "./EndForm.tsx";
import classes from "./health.module.css";
import { Line } from "./Line.tsx";
import lines from "./line.module.css";
import { ChangeMedication, NoteMedication } from "./MedicationForm.tsx";
import { Past } from "./Past.tsx";
import { today, useHealthWords } from "./use-health-words.ts";
import type { Writing } from "./writing.ts";

/** What somebody takes now; what they took before is folded below. */
export function Medications({
  medications,
  writing,
}: {
  medications: readonly Medication[];
  writing: Writing | undefined;
}) {
  const { t } = useHealthWords();
  const [isAdding, setAdding] = useState(false);
  const taken = medications.filter((one) => isTaken(one, today()));
  const past = medications.filter((one) => !isTaken(one, today()));
  return (
    <section className={classes["section"]} aria-labelledby="medications">
      <div className={classes["sectionHead"]}>
        <div>
          <h2 id="medications">{t("medication.title")}</h2>
          <p className={classes["soft"]}>{t("medication.note")}</p>
        </div>
        {writing && !isAdding ? (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t("medication.add")}
          </Button>
        ) : null}
      </div>
      {writing && isAdding ? (
        <NoteMedication writing={writing} onDone={() => setAdding(false)} />
      ) : null}
      {taken.length > 0 ? (
        <ul className={lines["list"]}>
          {taken.map((one) => (
            <MedicationLine key={one.entry.id} medication={one} />
          ))}
        </ul>
      ) : (
        <div className={classes["nothing"]}>
          {writing ? (
            <>
              <strong>{t("medication.empty")}</strong>
              <span>{t("medication.emptyText")}</span>
            </>
          ) : (
            <span>{t("medication.emptyRead")}</span>
          )}
        </div>
      )}
      <Past title={t("medication.past", { count: past.length })} count={past.length}>
        {past.map((one) => (
          <MedicationLine key={one.entry.id} medication={one} />
        ))}
      </Past>
    </section>
  );
}

function MedicationLine({ medication }: { medication: Medication }) {
  const { t, day } = useHealthWords();
  const [doing, setDoing] = useState<"change" | "stop">();
  const { entry, name, dose, schedule, reason, prescriber, since, until } = medication;
  const mayChange = isTaken(medication, today()) && entry.ground === "own";
  const more = [
    reason && t("medication.forSaid", { what: reason }),
    prescriber && t("medication.bySaid", { who: prescriber }),
    since && t("medication.sinceSaid", { day: day(since) }),
    until && t("medication.untilSaid", { day: day(until) }),
  ].filter(Boolean);
  return (
    <>
      <Line
        entry={entry}
        acts={
          mayChange
            ? (["change", "stop"] as const).map((act) => (
                <Button
                  key={act}
                  variant="subtle"
                  size="compact-md"
                  aria-expanded={doing === act}
                  onClick={() => setDoing(doing === act ? undefined : act)}
                >
                  {t(`medication.${act}`)}
                </Button>
              ))
            : null
        }
      >
        <p className={classes["what"]}>
          <strong dir="auto">{name}</strong>
          {dose ? <span dir="auto">{dose}</span> : null}
          {schedule ? <span dir="auto">{schedule}</span> : null}
        </p>
        {more.length > 0 ? <p className={lines["soft"]}>{more.join(" · ")}</p> : null}
      </Line>
      {doing ? (
        <li className={lines["form"]}>
          {doing === "change" ? (
            <ChangeMedication medication={medication} onDone={() => setDoing(undefined)} />
          ) : (
            <EndForm
              entryId={entry.id}
              reasons={[{ because: "stopped", label: t("medication.stopGo") }]}
              onDone={() => setDoing(undefined)}
            />
          )}
        </li>
      ) : null}
    </>
  );
}
