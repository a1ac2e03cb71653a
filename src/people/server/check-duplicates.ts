import type { Static } from "typebox";
import { Invalid } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { checkIdentity } from "../rules.ts";
import { findCandidates, personToCompare } from "./find-candidates.ts";
import { today } from "./read-identity.ts";

/**
 * While somebody types: who might this be. What does not fit yet is left out of the comparison;
 * only a birth date that cannot be is refused, since it would hide the right person.
 */
export async function checkDuplicates(
  tx: Tx,
  input: contract.IdentityInput,
): Promise<Static<typeof contract.checkDuplicates.output>> {
  const { identity, errors } = checkIdentity(input, today());
  const wrong = errors.filter(({ path }) => path === "/birth");
  if (wrong.length > 0) throw new Invalid(wrong);
  const candidates = await findCandidates(tx, personToCompare(identity));
  const same = candidates.filter(({ verdict }) => verdict === "same").length;
  tx.journal({ act: "duplicates-checked", detail: { results: candidates.length, same } });
  return { candidates };
}
