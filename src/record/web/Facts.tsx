import { useTranslation } from "react-i18next";
import { usePersonWords } from "../../people/web/index.ts";
import type { Fact } from "../contract.ts";
import { sayMeasure } from "../measures.ts";
import { textOf } from "../rules.ts";
import classes from "./note.module.css";
import { useRecordWords } from "./use-record-words.ts";

/** What stands in an entry of any kind: a label and a value each. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const { t } = useRecordWords();
  const wordsOf = useFactValue();
  if (facts.length === 0) return null;
  return (
    <dl className={classes["facts"]}>
      {facts.map((fact) => (
        <div key={fact.key} data-key={fact.key}>
          <dt>{t(`fact.${fact.key}`, { defaultValue: fact.key })}</dt>
          <dd dir="auto">{wordsOf(fact)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A value in the reader's words; one of a list that is not known here stands as it is. */
export function useFactValue(): (fact: Fact) => string {
  const { t, i18n } = useTranslation();
  const { formats, day } = useRecordWords();
  const { birth, language } = usePersonWords();
  return (fact) => {
    const { value, as } = fact;
    switch (as) {
      case "text":
        return textOf(fact, i18n.language);
      case "day":
        return day(value);
      case "time":
        return formats.dayTime(value);
      case "edtf":
        return birth(value);
      case "language":
        return language(value);
      case "measure":
        return sayMeasure(value, formats.locale);
      default:
        return t(`${as}.${value}`, { defaultValue: value });
    }
  };
}
