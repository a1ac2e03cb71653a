import type { Ref } from "react";
import type { Output } from "../../../platform/endpoint.ts";
import { type PersonLanguage, personLanguages } from "../../../platform/person-languages.ts";
import { formatsOf } from "../../../platform/web/formats.ts";
import { categoryOf, deedOfAct } from "../../acts.ts";
import type { AccountLine, accountOf } from "../../contract.ts";
import classes from "./account.module.css";
import { type AccountTexts, filled, textAt } from "./account-texts.ts";

interface Props {
  readonly account: Output<typeof accountOf>;
  readonly language: PersonLanguage;
  readonly texts: AccountTexts;
  readonly centre: string;
  readonly ref: Ref<HTMLDivElement>;
}

/** The paper the person reads and takes home: who, what and why, day by day. */
export function AccountPaper({ account, language, texts, centre, ref }: Props) {
  const { person, from, to, lines, isFull, madeAt } = account;
  const { day } = formatsOf(language);
  const name = `${person.given} ${person.family}`.trim();
  const days = [...Map.groupBy(lines, ({ on }) => on)];
  return (
    <div
      ref={ref}
      className={classes["paper"]}
      data-paper
      lang={language}
      dir={personLanguages[language].direction}
    >
      <header>
        <p className={classes["centre"]}>{centre}</p>
        <h2>{texts.title}</h2>
        <p>
          {texts.for} <bdi>{name}</bdi> · <bdi dir="ltr">{person.number}</bdi>
          <br />
          {filled(texts.period, { from: day(from), to: day(to) })}
        </p>
        <p>{texts.intro}</p>
      </header>
      {lines.length === 0 ? <p className={classes["nobody"]}>{texts.empty}</p> : null}
      {days.map(([on, ofDay]) => (
        <section key={on}>
          <h3>{day(on)}</h3>
          <ul>
            {ofDay.map((line) => (
              <Line key={JSON.stringify(line)} line={line} texts={texts} centre={centre} />
            ))}
          </ul>
        </section>
      ))}
      <footer>
        {isFull ? null : <p>{texts.limited}</p>}
        <p>{texts.lists}</p>
        <p>{texts.question}</p>
        <p>{filled(texts.made, { day: day(madeAt) })}</p>
      </footer>
    </div>
  );
}

function Line({ line, texts, centre }: { line: AccountLine; texts: AccountTexts; centre: string }) {
  const { profession, services, act, purpose, compartments, count } = line;
  const deed = deedOfAct[act];
  const kind = deed ? texts[`category.${categoryOf[deed]}`] : "";
  const kinds = compartments.map((one) => textAt(texts, `compartment.${one}`, "category.file"));
  return (
    <li>
      <p className={classes["who"]}>
        <strong>{profession ? texts[`profession.${profession}`] : texts.house}</strong>
        {profession ? <bdi>{services.length > 0 ? services.join(", ") : centre}</bdi> : null}
      </p>
      <div>
        <p>
          {textAt(texts, `deed.${deed}`, "deed.other")}
          {count > 1 ? (
            <span className={classes["count"]}>
              <bdi dir="ltr">{count} ×</bdi>
            </span>
          ) : null}
        </p>
        <p className={classes["why"]}>
          {[kind, ...kinds].filter(Boolean).join(" · ")}
          <br />
          {textAt(texts, `purpose.${purpose}`, "purpose.other")}
        </p>
      </div>
    </li>
  );
}
