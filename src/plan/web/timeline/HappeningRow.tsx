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
import { Link } from "@tanstack/react-router";
import { domainOf } from "../../../needs/rules.ts";
import type { PersonId } from "../../../people/contract.ts";
import { EntryChips, useFactValue } from "../../../record/web/index.ts";
import type { Happening } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./timeline.module.css";

/** Where it stands, and goes on. */
const places: Record<Happening["entry"]["kind"], string> = {
  note: "/people/$id/file",
  contact: "/people/$id/file",
  need: "/people/$id/needs",
  allergy: "/people/$id/health",
  medication: "/people/$id/health",
  vaccination: "/people/$id/health",
  measurement: "/people/$id/health",
  document: "/people/$id/documents",
  answers: "/people/$id/questionnaires",
};

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

/** What is said by the line itself. */
const atTheHead = new Set(["began", "given"]);

/** One thing that happened: when, what kind, by whom, and what stands in it. */
export function HappeningRow({
  happening: { at, entry },
  personId,
}: {
  happening: Happening;
  personId: PersonId;
}) {
  const { t, formats, nameOf, word } = usePlanWords();
  const factValue = useFactValue();
  const Sign = signs[entry.kind];
  const given = entry.facts.find(({ key, value }) => key === "given" && value !== "");
  const need = entry.facts.find(({ key }) => key === "need")?.value;
  const facts = entry.facts.filter(({ key, value }) => value !== "" && !atTheHead.has(key));
  // Of a paper the day is known, and no hour.
  const when = entry.kind === "document" ? formats.shortDay(at) : formats.dayTime(at);
  return (
    <li className={classes["happening"]} data-ended={entry.ended !== null || entry.isMistake}>
      <span className={classes["sign"]}>
        <Sign size={22} stroke={1.8} aria-hidden />
      </span>
      <div>
        <p className={classes["what"]}>
          <strong>
            <Link
              to={places[entry.kind]}
              params={{ id: personId }}
              {...(entry.kind === "need" && need && { hash: domainOf(need) })}
            >
              {t(`kind.${entry.kind}`)}
            </Link>
          </strong>
          {given ? <span>{factValue(given)}</span> : <time dateTime={at}>{when}</time>}
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
