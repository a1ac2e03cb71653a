import type { Compartment, Profession } from "../access/contract.ts";

/** `soap` for care, `social` for social work; `free` has no parts. */
export const noteTemplates = ["soap", "social", "free"] as const;
export type NoteTemplate = (typeof noteTemplates)[number];

/** The parts of a note, in the order in which they are read; their words stand at `record:part.…`. */
export const partsOf = {
  soap: ["subjective", "objective", "assessment", "plan"],
  social: ["situation", "request", "analysis", "agreement"],
  free: [],
} as const satisfies Record<NoteTemplate, readonly string[]>;
export type NotePart = (typeof partsOf)[NoteTemplate][number];

const byCompartment: Readonly<Record<Compartment, NoteTemplate>> = {
  health: "soap",
  mind: "free",
  social: "social",
  debt: "social",
  legal: "social",
  addiction: "free",
  community: "free",
};

/** How one's profession usually writes about this kind of thing. A talk has no headings. */
export function usualTemplate(profession: Profession, compartment: Compartment): NoteTemplate {
  if (profession === "psychologist" || profession === "psychiatrist") return "free";
  return byCompartment[compartment];
}

/**
 * One text of the parts that say something, each below its heading.
 * `headedText(["Tired."], ["Subjective"])` is `"Subjective\nTired."`.
 */
export function headedText(parts: readonly string[], headings: readonly string[]): string {
  return parts
    .map((part, place) => ({ part: part.trim(), heading: headings[place] ?? "" }))
    .filter(({ part }) => part !== "")
    .map(({ part, heading }) => `${heading}\n${part}`.trim())
    .join("\n\n");
}
