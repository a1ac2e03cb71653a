import type { ReactNode } from "react";
import { CompartmentSign } from "../../circle/web/index.ts";
import type { Amendment, Entry } from "../contract.ts";
import { MetTogether } from "./contacts/MetTogether.tsx";
import { NextStep } from "./contacts/NextStep.tsx";
import { EntryActs } from "./EntryActs.tsx";
import { EntryChips } from "./EntryChips.tsx";
import { Facts } from "./Facts.tsx";
import classes from "./note.module.css";
import { useRecordWords } from "./use-record-words.ts";

interface Props {
  readonly entry: Entry;
  /** Whom it is about, in a list of many. */
  readonly head?: ReactNode;
  /** The notes that were written about this contact. */
  readonly notes?: readonly Entry[];
}

/** One entry of any kind with what was added to it, as a column to read. */
export function EntryCard({ entry, head, notes = [] }: Props) {
  const { t, formats, day, nameOf, profession } = useRecordWords();
  const { kind, author, service, compartment, writtenAt, text, ended, contact } = entry;
  const facts = entry.facts.filter(({ key }) => !contact || (key !== "next" && key !== "nextOn"));
  return (
    <article className={classes["note"]} data-mistake={entry.isMistake || undefined}>
      {head}
      <header>
        {kind === "note" ? null : <h3 className={classes["kind"]}>{t(`kind.${kind}`)}</h3>}
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
      <Facts facts={facts} />
      {contact ? <MetTogether others={contact.others} /> : null}
      {ended && !contact ? (
        <p className={classes["ended"]} dir="auto">
          {t(`ended.${ended.because}`, { day: day(ended.on) })}
          {ended.words ? ` · ${ended.words}` : ""}
        </p>
      ) : null}
      {text ? (
        <p className={classes["text"]} dir="auto">
          {text}
        </p>
      ) : null}
      {entry.aboutOthers ? <AboutOthers text={entry.aboutOthers} /> : null}
      <Added amendments={entry.amendments} />
      {notes.map((note) => (
        <NoteWithin key={note.id} note={note} />
      ))}
      {contact ? <NextStep entry={entry} /> : null}
      <EntryActs entry={entry} />
    </article>
  );
}

/** The note of a contact: by the same hand, at the same time; only what differs is said again. */
function NoteWithin({ note }: { note: Entry }) {
  const { t } = useRecordWords();
  return (
    <section
      className={classes["within"]}
      aria-label={t("kind.note")}
      data-mistake={note.isMistake || undefined}
    >
      <EntryChips entry={note} />
      <p className={classes["text"]} dir="auto">
        {note.text}
      </p>
      {note.aboutOthers ? <AboutOthers text={note.aboutOthers} /> : null}
      <Added amendments={note.amendments} />
      <EntryActs entry={note} isFolded />
    </section>
  );
}

function Added({ amendments }: { amendments: readonly Amendment[] }) {
  const { t, formats, nameOf, profession } = useRecordWords();
  if (amendments.length === 0) return null;
  return (
    <ol className={classes["added"]} aria-label={t("note.added")}>
      {amendments.map((added) => (
        <li key={added.id} data-kind={added.kind}>
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
      ))}
    </ol>
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
