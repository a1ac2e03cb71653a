import type { Case } from "./cases.ts";
import { type Compartment, colleagueOf, kept, type ServiceKey } from "./cast.ts";
import { type Kind, kinds } from "./contents.ts";

/* The entries of a case: in each compartment one of the principal's own service and one of another. */

export interface CaseEntry {
  readonly id: string;
  readonly service: ServiceKey;
  readonly compartment: Compartment;
  readonly kind: Kind;
  readonly author: string;
  readonly vital: boolean;
  readonly narrowed: boolean;
  readonly named: readonly string[];
}

/** Spreads what is not a dimension of its own evenly, and the same way each time. */
export function mix(...numbers: number[]): number {
  let mixed = 2166136261;
  for (const number of numbers) {
    mixed = Math.imul(mixed ^ number, 16777619);
    mixed ^= mixed >>> 13;
  }
  return mixed >>> 0;
}

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");
export const personId = (number: number) => `00000000-0000-7000-8000-${hex(number, 12)}`;
const entryId = (number: number, index: number) =>
  `00000000-0000-7000-8001-${hex(number, 8)}${hex(index, 4)}`;

/** Own entries first, then those of another service. */
export function entriesOf({ principal, number }: Case): CaseEntry[] {
  return (["own", "foreign"] as const).flatMap((whose, part) =>
    kept.map((compartment, index): CaseEntry => {
      const service = whose === "own" ? principal.home : "elsewhere";
      const chance = mix(number, part, index);
      const narrowing = (["no", "no", "no", "no", "others", "named", "author"] as const)[
        (chance >>> 4) % 7
      ];
      const author = narrowing === "author" ? principal.name : colleagueOf(service);
      return {
        id: entryId(number, part * 100 + index),
        service,
        compartment,
        kind: kinds[mix(number, index, part, 7) % kinds.length] ?? "note",
        author,
        vital: (chance & 1) === 0,
        narrowed: narrowing !== "no",
        named:
          narrowing === "named"
            ? [principal.name]
            : narrowing === "no"
              ? []
              : [colleagueOf("quiet")],
      };
    }),
  );
}

/** Another entry of the other service, to which a share of one entry may be about. */
export const anotherEntryId = (number: number, compartment: Compartment) =>
  entryId(number, 200 + kept.indexOf(compartment));

/** Whether a compartment is passed on as a whole, and not this entry alone. */
export const passesOnWhole = ({ number }: Case, { id, narrowed }: CaseEntry) =>
  !narrowed && mix(number, Number.parseInt(id.slice(-4), 16)) % 2 === 0;
