import type { JournalEntry, Question } from "../../contract.ts";
import { useOversightWords } from "../use-oversight-words.ts";
import classes from "./journal.module.css";

interface Props {
  readonly entries: readonly JournalEntry[];
  readonly onAsk: (question: Question) => void;
}

/** When, who, what, why, about whom. A name asks the next question. */
export function Entries({ entries, onAsk }: Props) {
  const { t } = useOversightWords();
  return (
    <table className={classes["entries"]}>
      <thead>
        <tr>
          {(["when", "colleague", "what", "why", "person"] as const).map((column) => (
            <th key={column} scope="col">
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.id} entry={entry} onAsk={onAsk} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ entry, onAsk }: { entry: JournalEntry; onAsk: Props["onAsk"] }) {
  const { t, formats, nameOf, profession, compartment, deed, category, purpose } =
    useOversightWords();
  const { id, at, colleague, act, person, refused, requestId } = entry;
  const about = [category(act), ...entry.compartments.map(compartment), refused].filter(Boolean);
  return (
    <tr data-entry={id}>
      <td>
        <time dateTime={at}>{formats.shortDay(at)}</time>
        <small>{formats.time(at)}</small>
      </td>
      <td data-name={t("column.colleague")}>
        {colleague ? (
          <>
            <button
              type="button"
              title={t("alerts.whatOpened")}
              onClick={() => onAsk({ staff: colleague.id })}
            >
              {nameOf(colleague)}
            </button>
            <small>{[profession(colleague.profession), ...colleague.services].join(" · ")}</small>
          </>
        ) : (
          t("house")
        )}
      </td>
      <td data-name={t("column.what")}>
        {deed(act)}
        {about.length > 0 ? <small>{about.join(" · ")}</small> : null}
      </td>
      <td data-name={t("column.why")}>
        {purpose(entry.purpose)}
        {requestId ? (
          <small className={classes["request"]} title={requestId} dir="ltr">
            {requestId.slice(-8)}
          </small>
        ) : null}
      </td>
      <td data-name={t("column.person")}>
        {person ? (
          <>
            <button
              type="button"
              title={t("alerts.whoOpened")}
              onClick={() => onAsk({ person: person.number })}
            >
              {nameOf(person)}
            </button>
            <small dir="ltr">{person.number}</small>
          </>
        ) : (
          "–"
        )}
      </td>
    </tr>
  );
}
