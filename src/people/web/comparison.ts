import type { Person } from "../contract.ts";
import type { Words } from "./use-words.ts";

/** Fields of the identity that can be taken from the other card, and what they say. */
export function comparedFields(words: Words): [keyof Person, (person: Person) => string][] {
  const { t, birth, fullName, language } = words;
  return [
    ["given", ({ given }) => given],
    ["family", ({ family }) => family],
    ["otherNames", ({ otherNames }) => otherNames.map(fullName).join(", ")],
    ["birth", (person) => (person.birth ? birth(person.birth) : "")],
    ["gender", ({ gender }) => (gender === "unknown" ? "" : t(`gender.${gender}`))],
    ["languages", ({ languages }) => languages.map(language).join(", ")],
    ["reads", ({ reads }) => reads.map(language).join(", ")],
    [
      "readingAbility",
      ({ readingAbility }) => (readingAbility === "unknown" ? "" : t(`reading.${readingAbility}`)),
    ],
    ["interpreter", ({ interpreter }) => (interpreter ? language(interpreter) : "")],
    [
      "reach",
      ({ reach }) =>
        [...reach.phones.map(({ number }) => number), reach.email, reach.askFor, reach.advice]
          .filter(Boolean)
          .join(", "),
    ],
    [
      "address",
      ({ address: { kind, street, postcode, municipality } }) =>
        [street, postcode, municipality].filter(Boolean).join(" ") ||
        (kind === "unknown" ? "" : t(`addressKind.${kind}`)),
    ],
    ["trustedPerson", ({ trustedPerson }) => trustedPerson],
  ];
}
