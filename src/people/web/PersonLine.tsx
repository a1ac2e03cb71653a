import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import type { Glimpse } from "../contract.ts";
import classes from "./person-line.module.css";
import { useWords } from "./use-words.ts";

/** One person in a list: enough to tell who it is, and why they are shown. */
export function PersonLine({ person }: { person: Glimpse }) {
  const { t, nameOf, fullName, birth, age, language } = useWords();
  const script = person.otherNames.find(({ kind }) => kind === "own-script");
  const facts = [
    person.birth ? `${birth(person.birth)} · ${age(person.birth)}` : birth(null),
    person.municipality,
    person.languages.slice(0, 2).map(language).join(", "),
  ].filter(Boolean);
  return (
    <span className={classes["line"]}>
      <RingAvatar given={person.given} family={person.family} seed={person.number} size={52} />
      <span className={classes["who"]}>
        <span className={classes["names"]}>
          <bdi>{nameOf(person)}</bdi>
          {script ? <bdi className={classes["script"]}>{fullName(script)}</bdi> : null}
        </span>
        <span className={classes["facts"]}>{facts.join("  ·  ")}</span>
      </span>
      <span className={classes["aside"]}>
        <span className={classes["number"]} dir="ltr">
          {person.number}
        </span>
        <span className={classes["matched"]}>
          {person.matched.map((part) => (
            <span key={part}>{t(`matched.${part}`)}</span>
          ))}
        </span>
      </span>
    </span>
  );
}
