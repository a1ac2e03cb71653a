import type { Question } from "../../contract.ts";
import { faultsOfQuestion } from "../../rules.ts";

const names = ["person", "staff", "act", "from", "to"] as const;

/** What the address asks; the router reads a day or a number as it likes, we want words. */
export function questionOf(search: Readonly<Record<string, unknown>>): Question {
  const given = names.flatMap((name) => {
    const value = search[name];
    return typeof value === "string" && value !== "" ? [[name, value] as const] : [];
  });
  return Object.fromEntries(given) as Question;
}

/** Is there something to ask, so that the answer is fetched at once? */
export function isAsked(question: Question): boolean {
  return faultsOfQuestion(question).length === 0;
}
