import { Link } from "@tanstack/react-router";
import { useAnswer } from "../../../platform/web/queries.ts";
import { listMyDrafts } from "../../contract.ts";
import { useRecordWords } from "../use-record-words.ts";
import classes from "./drafts.module.css";

/** What I have begun and not signed, about anybody; nothing when there is nothing. */
export function MyDrafts() {
  const { t, formats } = useRecordWords();
  const { data } = useAnswer(listMyDrafts, {}, { gcTime: 0 });
  if (!data || data.drafts.length === 0) return null;
  return (
    <section aria-label={t("draft.mine")}>
      <ul className={classes["list"]}>
        <li className={classes["title"]}>{t("draft.count", { count: data.drafts.length })}</li>
        {data.drafts.map(({ id, kind, person, words, savedAt }) => (
          <li key={id}>
            <Link to="/people/$id/file" params={{ id: person.id }}>
              <bdi>{`${person.given} ${person.family}`.trim()}</bdi>
            </Link>
            <span className={classes["words"]} dir="auto">
              {words || t(`kind.${kind}`)}
            </span>
            <small>{formats.ago(savedAt)}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
