import type { ContactDraft, DraftContent } from "./draft-contract.ts";

export const blankContent: DraftContent = {
  compartment: "",
  template: "",
  text: "",
  parts: [],
  aboutOthers: "",
  vital: "",
  restrictTo: null,
  withhold: null,
  contact: null,
};

/**
 * A contact that begins at this moment. Of whoever needs an interpreter it is not known yet who
 * interprets; the language they need is.
 */
export function begunContact(
  now: Date,
  person: { readonly interpreter: string | null },
  turnId: string | null = null,
): ContactDraft {
  return {
    form: "individual",
    others: [],
    place: "centre",
    beganAt: now.toISOString(),
    durationMinutes: null,
    interpreter: person.interpreter ? "" : "none",
    interpreterLanguage: person.interpreter ?? "",
    reason: "",
    outcome: "",
    nextStep: "",
    nextOn: "",
    nextBy: null,
    turnId,
  };
}

/** Nothing is written: there is nothing to keep. A contact that was begun is something. */
export function isBlank({ contact, text, parts, aboutOthers, withhold }: DraftContent): boolean {
  const texts = [text, ...parts, aboutOthers, withhold?.motive ?? ""];
  return contact === null && texts.every((one) => one.trim() === "");
}

/** How a text begins, for a list of several. */
export function firstWords({ contact, text, parts }: DraftContent): string {
  const words = [text, ...parts, contact?.reason ?? ""].find((one) => one.trim() !== "") ?? "";
  const line = words.trim().replace(/\s+/g, " ");
  return [...line].length > 90 ? `${[...line].slice(0, 89).join("")}…` : line;
}

/** Equal, whatever the order of the fields: a database keeps its own. */
export function isSame(one: unknown, other: unknown): boolean {
  return inOrder(one) === inOrder(other);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
