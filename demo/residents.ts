import type { Static } from "typebox";
import type { IdentityInput, Relation } from "../src/people/contract.ts";

/** Somebody of the neighbourhood, before the house knows them. */
export interface Resident {
  /** Stable name within the demo: `amina`, `household-12-3`. */
  readonly key: string;
  readonly identity: IdentityInput;
}

/** `other` is the `kind` of `one`: `{one: child, other: mother, kind: "parent"}`. */
export interface Tie {
  readonly one: string;
  readonly other: string;
  readonly kind: Static<typeof Relation>["kind"];
}

export interface Neighbourhood {
  readonly residents: readonly Resident[];
  readonly ties: readonly Tie[];
}
