import type { ReactNode } from "react";
import { CompartmentSign } from "../../circle/web/index.ts";
import type { Amendment, Entry } from "../contract.ts";
import { EntryActs } from "./EntryActs.tsx";
import { EntryChips } from "./EntryChips.tsx";
import classes from "./note.module.css";
import { useRecordWords } from "./use-record-words.ts";

/** One note with what was added to it, as a column to read. `head`: whom it is about, in a list of many. */
export function NoteCard({ entry, head }: { entry: Entry; head?: ReactNode }) {
  const { t, formats, nameOf, profession } = useRecordWords();
  const { author, service, compartment, writtenAt, text, aboutOthers, amendments } = entry;
  return (
    <article className={classes["note"]} data-mistake={entry.isMistake || undefined}>
      {head}
      <header>
        <p className={classes["who"]}>
          <strong>
            <bdi>{nameOf(author)}</bdi>
          </strong>
          <span>{profession(author)}</span>
        </p>
        <p className={classes["where"]}>
          <CompartmentSign compartment={compartment} />
          <bdi>{service.name}</bdi>
          <time dateTime={writtenAt} title={formats.dayTime(writtenAt)}>
            {formats.dayTime(writtenAt)}
          </time>
        </p>
        <EntryChips entry={entry} />
      </header>
      <p className={classes["text"]} dir="auto">
        {text}
      </p>
      {aboutOthers ? <AboutOthers text={aboutOthers} /> : null}
      {amendments.length > 0 ? (
        <ol className={classes["added"]} aria-label={t("note.added")}>
          {amendments.map((one) => (
            <Added key={one.id} added={one} />
          ))}
        </ol>
      ) : null}
      <EntryActs entry={entry} />
    </article>
  );
}

function Added({ added }: { added: Amendment }) {
  const { t, formats, nameOf, profession } = useRecordWords();
  return (
    <li data-kind={added.kind}>
      <p className={classes["addedHead"]}>
        <strong>{t(`amendment.${added.kind}`)}</strong>
        <span>
          <bdi>{nameOf(added.author)}</bdi>, {profession(added.author)} ·{" "}
          {formats.dayTime(added.writtenAt)}
        </span>
      </p>
      <p className={classes["text"]} dir="auto">
        {added.text}
      </p>
      {added.aboutOthers ? <AboutOthers text={added.aboutOthers} /> : null}
    </li>
  );
}

function AboutOthers({ text }: { text: string }) {
  const { t } = useRecordWords();
  return (
    <div className={classes["others"]}>
      <strong>{t("note.others")}</strong>
      <p className={classes["text"]} dir="auto">
        {text}
      </p>
    </div>
  );
}
