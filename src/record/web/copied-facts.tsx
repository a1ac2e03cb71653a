import { useQuery } from "@tanstack/react-query";
import i18next from "i18next";
import type { PersonLanguage } from "../../platform/person-languages.ts";
import { formatsOf } from "../../platform/web/formats.ts";
import type { Fact } from "../contract.ts";
import { sayMeasure } from "../measures.ts";
import { textOf } from "../rules.ts";
import classes from "./copy.module.css";
import type { PersonTexts, PersonWords } from "./person-texts.ts";

/** Words of the lists of every module, for the person, by `needs fr`. The record's own are nearer by. */
const files = new Map(
  Object.entries(
    import.meta.glob<object>("../../*/locales/person/*.json", { import: "default" }),
  ).map(([path, read]) => {
    const [, module = "record", language] =
      /(?:(\w+)\/)?locales\/person\/(\w+)\.json$/.exec(path) ?? [];
    return [`${module} ${language}`, read] as const;
  }),
);

/** A value of some module's list in the person's words; as it is written where that has no word. */
export type ListWords = (list: string, value: string) => string;

/** Fetched for the modules that stand in the copy; undefined until they are there. */
export function useListWords(
  language: PersonLanguage,
  facts: readonly Fact[],
): ListWords | undefined {
  const modules = [...new Set(facts.map(({ as }) => as.split(":")[0] ?? ""))]
    .filter((module) => files.has(`${module} ${language}`))
    .sort();
  const texts = useQuery({
    queryKey: ["copied-lists", language, modules],
    queryFn: async () => {
      const read = modules.map(async (module) => {
        const text = await files.get(`${module} ${language}`)?.();
        return [module, text] as const;
      });
      return new Map(await Promise.all(read));
    },
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
  if (!texts) return undefined;
  return (as, value) => {
    const [module = "", list = ""] = as.split(":");
    return wordAt(texts.get(module), `${list}.${value}`) ?? value;
  };
}

/** A file may be flat, as the record's own, or have a room for each list. */
function wordAt(texts: object | undefined, path: string): string | undefined {
  const flat = texts && Object.entries(texts).find(([key]) => key === path)?.[1];
  if (typeof flat === "string") return flat;
  let found: unknown = texts;
  for (const key of path.split(".")) {
    found = typeof found === "object" && found !== null ? Reflect.get(found, key) : undefined;
  }
  return typeof found === "string" ? found : undefined;
}

/** What stands in an entry, on paper: labels in the person's language, their own words as they are. */
export function CopiedFacts(props: {
  facts: readonly Fact[];
  language: PersonLanguage;
  words: PersonWords;
  lists: ListWords;
}) {
  const { facts, language, words, lists } = props;
  if (facts.length === 0) return null;
  const { locale, day, dayTime } = formatsOf(language);
  const isTheirs = ({ as, in: translated }: Fact) => as !== "text" || translated?.[language];
  const wordsOf = (fact: Fact) => {
    const { value, as } = fact;
    if (as === "text") return textOf(fact, language);
    if (as === "time") return dayTime(value);
    if (as === "measure") return sayMeasure(value, locale);
    if (as === "language") return tongueOf(value, language);
    if (as === "day" || as === "edtf") return dayOf(value, language, day);
    return lists(as, value);
  };
  return (
    <dl className={classes["facts"]}>
      {facts.map((fact) => (
        <div key={fact.key}>
          <dt>{labelOf(words, fact.key)}</dt>
          <dd>
            <bdi lang={isTheirs(fact) ? language : ""}>{wordsOf(fact)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function labelOf(words: PersonWords, key: string): string {
  return words(`fact.${key}` as keyof PersonTexts) || key;
}

/** A language by its name in another, else as the house calls it. */
function tongueOf(tag: string, language: PersonLanguage): string {
  return (
    formatsOf(language).language(tag) ?? i18next.t(`people:tongue.${tag}`, { defaultValue: tag })
  );
}

/** A day as far as it is known: `2019`, `2019-05`, `2019-05-02`, `2019~`. */
function dayOf(value: string, language: PersonLanguage, day: (at: string) => string): string {
  const [, year, month, dayOfMonth] = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?~?$/.exec(value) ?? [];
  if (!year) return value;
  const about = value.endsWith("~") ? "± " : "";
  if (dayOfMonth) return about + day(`${value.replace("~", "")}T12:00:00`);
  if (!month) return about + year;
  const { locale } = formatsOf(language);
  const written = new Intl.DateTimeFormat(locale, { year: "numeric", month: "long" });
  return about + written.format(new Date(`${year}-${month}-15T12:00:00`));
}
