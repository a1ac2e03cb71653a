import { sql } from "kysely";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { IdentityInput, Person } from "../contract.ts";
import { canBeCalled } from "../rules.ts";
import { addToPerson } from "./additions.ts";
import { type IdentityRow, identityColumns } from "./identity-columns.ts";
import { readPerson } from "./open-person.ts";
import { readIdentity } from "./read-identity.ts";
import { renewSearchKeys } from "./search-keys.ts";

interface Edit extends IdentityInput {
  readonly id: string;
  readonly version: number;
}

/**
 * Changes fields of the identity; what is not sent stays. Refuses `stale` with the person as it is
 * now when the version is not the newest. Through the id of a merged record answers are added to
 * that very record, and fields, which that page showed of another, are refused as `stale`.
 */
export async function editPerson(tx: Tx, edit: Edit): Promise<Person> {
  const { id, version, ...input } = edit;
  const read = await readIdentity(tx, input);
  const row = await lockPerson(tx, id);
  const columns = identityColumns(read.identity);
  const changes = Object.keys(columns).length > 0 || read.nationalNumber !== undefined;
  if (row.merged_into === null ? row.version !== version : changes) {
    throw new Refusal("stale", 409, { current: await readPerson(tx, id) });
  }
  if (!canBeCalled({ ...namesOf(row), ...read.identity })) {
    throw new Invalid([{ path: "/given", code: "required" }]);
  }
  if (Object.keys(columns).length > 0) {
    await tx.db.updateTable("kring.people").set(columns).where("id", "=", id).execute();
  }
  await Promise.all(addToPerson(tx, id, read));
  if (changes) await renewSearchKeys(tx, [id]);
  const person = await readPerson(tx, id);
  tx.journal({ act: "person-edited", personId: person.id, detail: { fields: Object.keys(input) } });
  return person;
}

/** The record itself, not the one it was merged into, until the end of the transaction. */
export async function lockPerson(tx: Tx, id: string): Promise<IdentityRow> {
  const { rows } = await sql<IdentityRow>`
    select id, number, version, given, family, other_names, birth, reach, merged_into
      from kring.people where id = ${id} for update`.execute(tx.db);
  const [row] = rows;
  if (!row) throw notFound();
  return row;
}

function namesOf({ given, family, other_names }: IdentityRow) {
  return { given, family, otherNames: other_names };
}
