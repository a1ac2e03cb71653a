import type { ReactNode, Ref } from "react";
import type { PersonLanguage } from "../../platform/person-languages.ts";
import { formatsOf } from "../../platform/web/formats.ts";
import type { CopiedEntry, Copy } from "../contract.ts";
import { CopiedFacts, type ListWords, useListWords } from "./copied-facts.tsx";
import classes from "./copy.module.css";
import { type PersonTexts, type PersonWords, writtenIn } from "./person-texts.ts";

interface Props {
  readonly copy: Copy;
  readonly language: PersonLanguage;
  readonly words: PersonWords;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The copy on paper: headings and explanations in the person's language, notes as they were written. */
export function CopyPaper({ copy, language, words, ref }: Props) {
  const { day, list } = formatsOf(language);
  const lists = useListWords(
    language,
    copy.entries.flatMap(({ facts }) => facts),
  );
  const { controller, dataSubject, madeBy, recipients, entries, leftOut } = copy;
  const kinds = list(copy.categoriesOfData.map((kind) => words(`kind.${kind}`)));
  const kept = [
    ["leftOut.others", leftOut.aboutOthers],
    ["leftOut.withheld", leftOut.withheld],
    ["leftOut.author", leftOut.handedOverByAuthor],
  ] as const;
  if (!lists) return null;
  const isWhole = kept.every(([, count]) => count === 0);
  return (
    <div className={classes["paper"]} data-paper ref={ref} {...writtenIn(language)}>
      <h1>{words("title")}</h1>
      <p className={classes["intro"]}>{words("intro", { service: controller.name })}</p>
      <dl>
        <Fact name={words("you")}>
          <bdi>{`${dataSubject.given} ${dataSubject.family}`.trim()}</bdi> ·{" "}
          <bdi>{dataSubject.number}</bdi>
        </Fact>
        <Fact name={words("controller")}>
          <bdi>{[controller.name, controller.enterpriseNumber].filter(Boolean).join(" · ")}</bdi>
        </Fact>
        {controller.privacyContact ? (
          <Fact name={words("contact")}>
            <bdi>{controller.privacyContact}</bdi>
          </Fact>
        ) : null}
        <Fact name={words("made")}>
          {day(copy.madeAt)} · <bdi>{madeBy.name}</bdi>, {functionOf(words, madeBy.profession)}
        </Fact>
        <Fact name={words("holds")}>{kinds}</Fact>
      </dl>
      {copy.otherCategories.length > 0 ? <p>{words("otherKinds")}</p> : null}

      <h2>{words("notes")}</h2>
      <p className={classes["soft"]}>{words(entries.length > 0 ? "asWritten" : "none")}</p>
      {entries.map((entry) => (
        <CopiedNote key={entry.id} entry={entry} said={{ words, lists, language }} />
      ))}

      <h2>{words("leftOut.title")}</h2>
      {isWhole ? (
        <p>{words("leftOut.nothing")}</p>
      ) : (
        <>
          <ul>
            {kept
              .filter(([, count]) => count > 0)
              .map(([key, count]) => (
                <li key={key}>{words(key, { count })}</li>
              ))}
          </ul>
          <p>{words("leftOut.ask")}</p>
        </>
      )}

      <h2>{words("recipients")}</h2>
      {recipients.length === 0 ? <p>{words("recipientsNone")}</p> : null}
      <ul>
        {recipients.map(({ name, categoryOfData, extent, from, until, ended }) => (
          <li key={`${name} ${categoryOfData} ${extent} ${from} ${until}`}>
            <strong>
              <bdi>{name}</bdi>
            </strong>
            {" · "}
            {words(`kind.${categoryOfData}`)}, {words(`extent.${extent}`)} ·{" "}
            {day(`${from}T12:00:00`)} – {day(`${until}T12:00:00`)}
            {ended ? ` · ${words("ended")}` : ""}
          </li>
        ))}
      </ul>

      <h2>{words("rights.title")}</h2>
      <ul>
        {copy.rights.map((right) => (
          <li key={right}>{words(`rights.${right}`)}</li>
        ))}
      </ul>
      <p dir="ltr" className={classes["foot"]}>
        {copy.supervisoryAuthority.name}
        <br />
        {copy.supervisoryAuthority.address}
        <br />
        {copy.supervisoryAuthority.web}
      </p>
      <p dir="ltr" className={classes["foot"]}>
        {copy.legalBasis.join(" · ")}
      </p>
    </div>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

interface Said {
  readonly words: PersonWords;
  readonly lists: ListWords;
  readonly language: PersonLanguage;
}

function CopiedNote({ entry, said }: { entry: CopiedEntry; said: Said }) {
  const { words, language } = said;
  const { day } = formatsOf(language);
  const { kind, author, writtenAt, categoryOfData, vital, text, isMistake, partLeftOut } = entry;
  return (
    <section className={classes["note"]}>
      <h3>
        {day(writtenAt)} · <bdi>{author.name}</bdi>, {functionOf(words, author.profession)}
      </h3>
      <p className={classes["soft"]}>
        {[
          words(`entry.${kind}`),
          words(`kind.${categoryOfData}`),
          vital ? words("vital") : "",
          isMistake ? words("added.mistake") : "",
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
      <CopiedFacts facts={entry.facts} {...said} />
      {text ? (
        <p className={classes["text"]} dir="auto" lang="">
          {text}
        </p>
      ) : null}
      {entry.endedOn ? (
        <p className={classes["soft"]}>
          {words("endedOn", { day: day(`${entry.endedOn}T12:00:00`) })}
        </p>
      ) : null}
      {entry.amendments.map((added) => (
        <div key={`${added.writtenAt} ${added.kind}`} className={classes["added"]}>
          <h4>
            {words(`added.${added.kind}`)} · {day(added.writtenAt)} · <bdi>{added.author.name}</bdi>
          </h4>
          <p className={classes["text"]} dir="auto" lang="">
            {added.text}
          </p>
        </div>
      ))}
      {partLeftOut ? <p className={classes["soft"]}>{words("partLeftOut")}</p> : null}
    </section>
  );
}

function functionOf(words: PersonWords, profession: string): string {
  const key = `function.${profession}`;
  return words(isKey(key) ? key : "function.other");
}

const functions: readonly string[] = [
  "general-practitioner",
  "nurse",
  "midwife",
  "physiotherapist",
  "psychologist",
  "psychiatrist",
  "social-worker",
  "debt-mediator",
  "jurist",
  "community-worker",
  "addiction-worker",
].map((profession) => `function.${profession}`);

function isKey(key: string): key is keyof PersonTexts {
  return functions.includes(key);
}
