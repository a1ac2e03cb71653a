import type { FieldError } from "../platform/problem.ts";
import type { ContactFacts } from "./contact-contract.ts";
import type { ContactForm, ContactPlace } from "./contact-words.ts";
import { saysSomething } from "./rules.ts";

/** Clocks of desks differ a little; nobody waits for theirs to be right. */
const toleranceMs = 5 * 60_000;

/** Meeting somebody in the flesh renews the care; a call does not. */
export function isInPerson(place: ContactPlace): boolean {
  return place === "centre" || place === "home" || place === "street";
}

export function isToCome(at: string, now: Date): boolean {
  return Date.parse(at) > now.getTime() + toleranceMs;
}

/** A couple is two, a family is two or more, and alone is alone. */
export function fitsForm(form: ContactForm, others: number): boolean {
  return form === "individual" ? others === 0 : form === "couple" ? others === 1 : others >= 1;
}

/** Errors below `/contact`. `today` is `2026-11-22`, on the clock of the house. */
export function checkContact(
  contact: ContactFacts,
  { now, today }: { readonly now: Date; readonly today: string },
): FieldError[] {
  const { beganAt, form, others, interpreter, interpreterLanguage } = contact;
  const { outcome, nextStep, nextOn, nextBy } = contact;
  const hasNext = saysSomething(nextStep);
  const wrong: readonly (readonly [boolean, string, string])[] = [
    [isToCome(beganAt, now), "beganAt", "future"],
    [!fitsForm(form, others.length), "others", "form"],
    [interpreter === null, "interpreter", "required"],
    [
      interpreter !== null && interpreter !== "none" && interpreterLanguage.trim() === "",
      "interpreterLanguage",
      "required",
    ],
    [outcome === null, "outcome", "required"],
    [!hasNext && (nextOn !== null || nextBy !== null), "nextStep", "required"],
    [nextOn !== null && nextOn < today, "nextOn", "past"],
  ];
  return wrong
    .filter(([isWrong]) => isWrong)
    .map(([, field, code]) => ({ path: `/contact/${field}`, code }));
}
