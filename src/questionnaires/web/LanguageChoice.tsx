import { NativeSelect } from "@mantine/core";
import { personLanguageCodes } from "../../platform/person-languages.ts";
import { isThatOf } from "../texts.ts";
import { languageName } from "./form/use-form-words.ts";
import { useQuestionnaireWords } from "./words.ts";

interface Props {
  /** In which the questions can be read. */
  readonly languages: readonly string[];
  readonly value: string;
  readonly onChange: (language: string) => void;
}

/** The person's language, by its own name: first those in which the questions can be read. */
export function LanguageChoice({ languages, value, onChange }: Props) {
  const { t, language: nameOf } = useQuestionnaireWords();
  const [own = "en"] = languages;
  const others = personLanguageCodes.filter(
    (code) => !languages.some((one) => isThatOf(one, code)),
  );
  const named = (codes: readonly string[]) =>
    codes.map((code) => ({ value: code, label: languageName(code) }));
  return (
    <NativeSelect
      label={t("begin.language")}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      data={[
        { group: t("begin.exists"), items: named(inHouseOrder(languages)) },
        ...(others.length > 0
          ? [{ group: t("begin.existsNot", { language: nameOf(own) }), items: named(others) }]
          : []),
      ]}
    />
  );
}

/** As the house lists languages everywhere; what it does not know at the end. */
export function inHouseOrder(languages: readonly string[]): string[] {
  const known: readonly string[] = personLanguageCodes;
  const place = (code: string) => (known.includes(code) ? known.indexOf(code) : known.length);
  return languages.toSorted((a, b) => place(a) - place(b));
}
