import {
  type Icon,
  IconActivity,
  IconAlertTriangle,
  IconClipboardList,
  IconFile,
  IconMessage,
  IconNote,
  IconPill,
  IconTargetArrow,
  IconVaccine,
} from "@tabler/icons-react";
import { EntryChips, useFactValue } from "../../../record/web/index.ts";
import type { Happening } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./timeline.module.css";

const signs: Record<Happening["entry"]["kind"], Icon> = {
  note: IconNote,
  contact: IconMessage,
  need: IconTargetArrow,
  allergy: IconAlertTriangle,
  medication: IconPill,
  vaccination: IconVaccine,
  measurement: IconActivity,
  document: IconFile,
  answers: IconClipboardList,
};

/** One thing that happened: when, what kind, by whom, and what stands in it. */
export function HappeningRow({ happening: { at, entry } }: { happening: Happening }) {
  const { t, formats, nameOf, word } = usePlanWords();
  const factValue = useFactValue();
  const Sign = signs[entry.kind];
  const facts = entry.facts.filter(({ key, value }) => value !== "" && key !== "began");
  return (
    <li className={classes["happening"]} data-ended={entry.ended !== null || entry.isMistake}>
      <span className={classes["sign"]}>
        <Sign size={22} stroke={1.8} aria-hidden />
      </span>
      <div>
        <p className={classes["what"]}>
          <strong>{t(`kind.${entry.kind}`)}</strong>
          <time dateTime={at}>
            {/* Of a paper the day is known, and no hour. */}
            {entry.kind === "document" ? formats.shortDay(at) : formats.dayTime(at)}
          </time>
          <span>
            <bdi>{nameOf(entry.author)}</bdi>, <bdi>{entry.service.name}</bdi>
          </span>
        </p>
        <EntryChips entry={entry} />
        {entry.text ? (
          <p className={classes["text"]} dir="auto">
            {entry.text}
          </p>
        ) : null}
        {facts.length > 0 ? (
          <dl>
            {facts.map((fact) => (
              <div key={fact.key}>
                <dt>{word(`record:fact.${fact.key}`) || fact.key}</dt>
                <dd dir="auto">{factValue(fact)}</dd>
              </div>
            ))}
          </dl>
        ) : null}
      </div>
    </li>
  );
}
