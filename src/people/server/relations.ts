import { sql } from "kysely";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Person, Relation } from "../contract.ts";
import { inverseRelation } from "../rules.ts";
import { readPerson } from "./open-person.ts";

interface NewRelation {
  readonly id: string;
  readonly otherId: string;
  /** What the other is to this person. */
  readonly kind: Relation["kind"];
}

/** Says that two persons belong together; refuses `same-person` and `already-related`. */
export async function relatePeople(tx: Tx, { id, otherId, kind }: NewRelation): Promise<Person> {
  const [person, other] = [await readPerson(tx, id), await readPerson(tx, otherId)];
  if (person.id === other.id) throw new Refusal("same-person");
  if (person.relations.some((one) => one.kind === kind && one.person.id === other.id)) {
    throw new Refusal("already-related");
  }
  const [from, to, stored] = storedOnce(id, otherId, kind);
  const { rows } = await sql<{ id: string }>`
    insert into kring.relations (person_id, other_id, kind) values (${from}, ${to}, ${stored})
    returning id`.execute(tx.db);
  for (const personId of [person.id, other.id]) {
    tx.journal({ act: "people-related", personId, detail: { relation: rows[0]?.id, kind } });
  }
  return readPerson(tx, id);
}

/** Takes a relation of this person away, from both sides. */
export async function endRelation(
  tx: Tx,
  { id, relationId }: { id: string; relationId: string },
): Promise<Person> {
  const person = await readPerson(tx, id);
  const relation = person.relations.find((one) => one.id === relationId);
  if (!relation) throw notFound();
  await tx.db
    .updateTable("kring.relations")
    .set({ ended_at: sql`now()`, ended_by: tx.actor.id })
    .where("id", "=", relationId)
    .execute();
  for (const personId of [person.id, relation.person.id]) {
    tx.journal({ act: "relation-ended", personId, detail: { relation: relationId } });
  }
  return readPerson(tx, id);
}

/** Parent and trusted point at who is meant; the other kinds are the same from both sides. */
function storedOnce(
  id: string,
  otherId: string,
  kind: Relation["kind"],
): [string, string, Relation["kind"]] {
  if (kind === "child" || kind === "trusted-by") return [otherId, id, inverseRelation(kind)];
  if (kind === "parent" || kind === "trusted") return [id, otherId, kind];
  const [first, second] = [id.toLowerCase(), otherId.toLowerCase()];
  return first < second ? [first, second, kind] : [second, first, kind];
}
