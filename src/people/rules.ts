import type { FieldError } from "../platform/problem.ts";
import { readWrittenBirth } from "./births/birth.ts";
import type { IdentityInput, Relation } from "./contract.ts";

export { type BirthParts, birthParts } from "./births/birth.ts";
export { readTypedBirth } from "./births/typed-birth.ts";
export { readCardNumber } from "./card-number.ts";

/** Errors of an identity as the desk fills it in, and the same identity in its proper form. */
export interface CheckedIdentity {
  readonly identity: IdentityInput;
  readonly errors: readonly FieldError[];
}

/**
 * Trims names, reads the birth date, gives languages their usual tag. `today` is `YYYY-MM-DD`.
 * Codes: `required` (nothing to call the person by), `birth-impossible`, `birth-in-future`,
 * `language-unknown`.
 *
 * checkIdentity({given: ' Amina ', birth: '2/4/1990'}, '2026-05-01').identity
 *   → {given: 'Amina', birth: '1990-04-02'}
 */
export function checkIdentity(input: IdentityInput, today: string): CheckedIdentity {
  const errors: FieldError[] = [];
  const birth = checkBirth(input.birth, today, errors);
  const identity: IdentityInput = {
    ...input,
    ...(input.given !== undefined && { given: input.given.trim() }),
    ...(input.family !== undefined && { family: input.family.trim() }),
    ...(input.otherNames && {
      otherNames: input.otherNames
        .map((name) => ({ ...name, given: name.given.trim(), family: name.family.trim() }))
        .filter(({ given, family }) => given !== "" || family !== ""),
    }),
    ...(birth !== undefined && { birth }),
    ...(input.languages && { languages: languageTags(input.languages, "/languages", errors) }),
    ...(input.reads && { reads: languageTags(input.reads, "/reads", errors) }),
  };
  if (input.interpreter) {
    const [interpreter] = languageTags([input.interpreter], "/interpreter", errors);
    identity.interpreter = interpreter ?? null;
  }
  return { identity, errors };
}

type Names = Pick<IdentityInput, "given" | "family" | "otherNames">;

/** Is there at least one way to call the person? */
export function canBeCalled({ given = "", family = "", otherNames = [] }: Names): boolean {
  return given.trim() !== "" || family.trim() !== "" || otherNames.length > 0;
}

type RelationKind = Relation["kind"];

/** What the first is to the second, when the second is `kind` to the first: parent ↔ child. */
export function inverseRelation(kind: RelationKind): RelationKind {
  return inverses[kind] ?? kind;
}

const inverses: Partial<Record<RelationKind, RelationKind>> = {
  parent: "child",
  child: "parent",
  trusted: "trusted-by",
  "trusted-by": "trusted",
};

function checkBirth(
  written: string | null | undefined,
  today: string,
  errors: FieldError[],
): string | null | undefined {
  if (written === undefined || written === null) return written;
  const reading = readWrittenBirth(written, today);
  if ("birth" in reading) return reading.birth === "" ? null : reading.birth;
  const isFuture = reading.refusal === "in-the-future";
  errors.push({ path: "/birth", code: isFuture ? "birth-in-future" : "birth-impossible" });
  return null;
}

function languageTags(written: readonly string[], path: string, errors: FieldError[]): string[] {
  const tags = written.map((tag, index) => {
    try {
      return Intl.getCanonicalLocales(tag)[0] ?? tag;
    } catch {
      errors.push({
        path: path === "/interpreter" ? path : `${path}/${index}`,
        code: "language-unknown",
      });
      return tag;
    }
  });
  return [...new Set(tags)];
}
