import { useMemo, useState } from "react";
import type { Person } from "../../people/contract.ts";
import { usePersonWords } from "../../people/web/index.ts";
import { firstPersonLanguage, type PersonLanguage } from "../../platform/person-languages.ts";
import { formatsOf } from "../../platform/web/formats.ts";
import {
  type LetterField,
  type LetterTemplate,
  type ShownHow,
  templateFacts,
  typedFields,
} from "../contract.ts";
import { fillLetter } from "../rules.ts";
import { outsideLanguages, useLetterTexts } from "./letter-texts.ts";
import { useDocumentWords } from "./use-document-words.ts";

/** A letter while it is being made: from the template, until somebody writes in it. */
export function useLetter(person: Person) {
  const { t, formats } = useDocumentWords();
  const own = firstPersonLanguage([...person.reads, ...person.languages]) ?? "fr";
  const [template, setTemplate] = useState<LetterTemplate>("presence");
  const [outside, setOutside] = useState<PersonLanguage>(
    outsideLanguages.find((one) => formats.locale.startsWith(one)) ?? "fr",
  );
  const [inside, setInside] = useState<PersonLanguage>(own);
  const [typed, setTyped] = useState<Partial<Record<LetterField, string>>>({});
  const [leftOut, setLeftOut] = useState<readonly LetterField[]>([]);
  const [to, setTo] = useState<string>();
  const [shown, setShown] = useState<ShownHow>();
  const [edited, setEdited] = useState<string>();
  const facts = templateFacts[template];
  const isOutside = facts.readBy === "outside";
  const language = isOutside ? outside : inside;
  const texts = useLetterTexts(language, template);
  const { language: nameOfLanguage } = usePersonWords();
  const known = useMemo(
    () => knownOf(person, language, nameOfLanguage),
    [person, language, nameOfLanguage],
  );
  const values = { ...known, ...typed };
  const filled = fillLetter(
    texts?.text ?? "",
    Object.fromEntries(
      facts.fields.filter((one) => !leftOut.includes(one)).map((one) => [one, values[one] ?? ""]),
    ),
  );
  const usual = isOutside
    ? t(`letter.whom.${template}`, { defaultValue: "" })
    : `${person.given} ${person.family}`.trim();
  return {
    ...{ template, facts, isOutside, language, own, values, leftOut, shown, edited },
    title: texts?.title ?? "",
    text: edited ?? filled,
    correspondent: to ?? usual,
    choose: (next: LetterTemplate) => {
      setTemplate(next);
      setEdited(undefined);
      setTo(undefined);
      setShown(undefined);
    },
    speak: isOutside ? setOutside : setInside,
    type: (field: LetterField, value: string) => setTyped((all) => ({ ...all, [field]: value })),
    toggle: (field: LetterField) =>
      setLeftOut((all) =>
        all.includes(field) ? all.filter((one) => one !== field) : [...all, field],
      ),
    address: setTo,
    show: setShown,
    edit: setEdited,
  };
}

export type LetterDraft = ReturnType<typeof useLetter>;

export const isTyped = (field: LetterField) => typedFields.includes(field);

/**
 * What the house knows of somebody, in the words of the letter's language; `ourName` of a tongue for
 * which that language has no word.
 */
function knownOf(
  person: Person,
  language: PersonLanguage,
  ourName: (tag: string) => string,
): Partial<Record<LetterField, string>> {
  const { day, list, language: nameOf } = formatsOf(language);
  const { street, postcode, municipality } = person.address;
  const birth = person.birth ?? "";
  return {
    person: `${person.given} ${person.family}`.trim(),
    birth: /^\d{4}-\d\d-\d\d$/.test(birth)
      ? day(`${birth}T12:00:00`)
      : birth.replace(/[~?%X].*$/, ""),
    address: [street, [postcode, municipality].filter(Boolean).join(" ")]
      .filter(Boolean)
      .join(", "),
    phone: person.reach.phones[0]?.number ?? "",
    languages: list(person.languages.map((tag) => nameOf(tag) ?? ourName(tag))),
    number: person.number,
  };
}
