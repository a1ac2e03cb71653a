import { Button } from "@mantine/core";
import { useState } from "react";
import type { Static } from "typebox";
import type { Due, Health, Vaccination, Vaccine } from "../contract.ts";
import { holds } from "../rules.ts";
import classes from "./health.module.css";
import { Line } from "./Line.tsx";
import lines from "./line.module.css";
import { Past } from "./Past.tsx";
import { useHealthWords } from "./use-health-words.ts";
import { VaccinationForm } from "./VaccinationForm.tsx";
import due from "./vaccinations.module.css";
import type { Writing } from "./writing.ts";

type DueLine = Static<typeof Due>;

interface Props {
  readonly health: Health;
  readonly writing: Writing | undefined;
  readonly isBirthKnown: boolean;
}

/** What is to plan, then what was given. */
export function Vaccinations({ health, writing, isBirthKnown }: Props) {
  const { t } = useHealthWords();
  const [adding, setAdding] = useState<{ vaccine: Vaccine; dose: number | null }>();
  const given = health.vaccinations.filter(holds);
  const past = health.vaccinations.filter((one) => !holds(one));
  return (
    <section className={classes["section"]} aria-labelledby="vaccinations">
      <div className={classes["sectionHead"]}>
        <h2 id="vaccinations">{t("vaccination.title")}</h2>
        {writing && !adding ? (
          <Button variant="default" onClick={() => setAdding({ vaccine: "dtpa", dose: null })}>
            {t("vaccination.add")}
          </Button>
        ) : null}
      </div>
      {writing && adding ? (
        <VaccinationForm
          key={`${adding.vaccine} ${adding.dose}`}
          writing={writing}
          begin={adding}
          onDone={() => setAdding(undefined)}
        />
      ) : null}
      {health.due ? (
        <DueList
          due={health.due}
          isBirthKnown={isBirthKnown}
          onNote={writing && (({ vaccine, dose }) => setAdding({ vaccine, dose }))}
        />
      ) : (
        <p className={classes["soft"]}>{t("vaccination.dueHidden")}</p>
      )}
      <h3>{t("vaccination.given")}</h3>
      {given.length > 0 ? (
        <ul className={lines["list"]}>
          {given.map((one) => (
            <VaccinationLine key={one.entry.id} vaccination={one} />
          ))}
        </ul>
      ) : (
        <div className={classes["nothing"]}>
          <strong>{t("vaccination.empty")}</strong>
          {writing ? <span>{t("vaccination.emptyText")}</span> : null}
        </div>
      )}
      <Past title={t("ended.mistake")} count={past.length}>
        {past.map((one) => (
          <VaccinationLine key={one.entry.id} vaccination={one} />
        ))}
      </Past>
    </section>
  );
}

function VaccinationLine({ vaccination }: { vaccination: Vaccination }) {
  const { t, known } = useHealthWords();
  const { entry, vaccine, given, dose, lot, source } = vaccination;
  const more = [
    dose !== null && t("vaccination.doseNumber", { number: dose }),
    t(`source.${source}`),
    lot && t("vaccination.lotSaid", { lot }),
  ].filter(Boolean);
  return (
    <Line entry={entry}>
      <p className={classes["what"]}>
        <strong>{t(`vaccine.${vaccine}`)}</strong>
        <span>{given ? known(given) : t("vaccination.noDate")}</span>
      </p>
      <p className={lines["soft"]}>{more.join(" · ")}</p>
    </Line>
  );
}

function DueList(props: {
  due: readonly DueLine[];
  isBirthKnown: boolean;
  onNote: ((line: DueLine) => void) | undefined;
}) {
  const { t, day } = useHealthWords();
  const open = props.due.filter(({ state }) => state !== "done");
  const done = props.due.filter(({ state }) => state === "done");
  const sources = new Map(props.due.map(({ source }) => [source.text, source.readOn]));
  return (
    <div className={due["due"]}>
      <h3>{t("vaccination.due")}</h3>
      {props.isBirthKnown ? null : <p className={classes["soft"]}>{t("vaccination.noBirth")}</p>}
      {open.length === 0 ? <p className={classes["soft"]}>{t("vaccination.dueNone")}</p> : null}
      {open.length > 0 ? (
        <ul className={due["list"]}>
          {open.map((line) => (
            <li key={line.key}>
              <DueState line={line} />
              <p>
                <DueName line={line} />
                {line.from ? (
                  <small>
                    {t(line.state === "soon" ? "vaccination.dueFrom" : "vaccination.dueSince", {
                      day: day(line.from),
                    })}
                  </small>
                ) : null}
              </p>
              {props.onNote ? (
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={`${t("measurement.save")} : ${t(`vaccine.${line.vaccine}`)}`}
                  onClick={() => props.onNote?.(line)}
                >
                  {t("measurement.save")}
                </Button>
              ) : null}
            </li>
          ))}
        </ul>
      ) : null}
      {done.length > 0 ? (
        <details className={lines["past"]}>
          <summary>{`${t("vaccination.inOrder")} (${done.length})`}</summary>
          <ul className={due["list"]}>
            {done.map((line) => (
              <li key={line.key}>
                <DueState line={line} />
                <p>
                  <DueName line={line} />
                  {line.from ? (
                    <small>{t("vaccination.nextFrom", { day: day(line.from) })}</small>
                  ) : null}
                </p>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <details className={lines["past"]}>
        <summary>{t("vaccination.calendar")}</summary>
        <p>{t("vaccination.calendarText")}</p>
        <ul className={due["sources"]}>
          {[...sources].map(([text, readOn]) => (
            <li key={text}>
              <span lang="en">{text}</span> ({t("vaccination.readOn", { day: day(readOn) })})
            </li>
          ))}
        </ul>
      </details>
    </div>
  );
}

function DueState({ line }: { line: DueLine }) {
  const { t } = useHealthWords();
  return (
    <span className={due["state"]} data-state={line.state}>
      {t(`dueState.${line.state}`)}
    </span>
  );
}

function DueName({ line }: { line: DueLine }) {
  const { t } = useHealthWords();
  const more = [
    line.dose !== null && t("vaccination.doseNumber", { number: line.dose }),
    line.inPregnancy && t("vaccination.pregnancy"),
  ].filter(Boolean);
  return <strong>{[t(`vaccine.${line.vaccine}`), ...more].join(" · ")}</strong>;
}
