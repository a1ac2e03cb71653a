import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import { Invalid } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { cardNumber } from "../card-number.ts";
import type { IdentityInput, Person } from "../contract.ts";
import { canBeCalled } from "../rules.ts";
import { addToPerson } from "./additions.ts";
import { findCandidates, personToCompare } from "./find-candidates.ts";
import { identityColumns } from "./identity-columns.ts";
import { noteLikelyDuplicates } from "./likely-duplicates.ts";
import { readPerson } from "./open-person.ts";
import { type ReadIdentity, readIdentity } from "./read-identity.ts";
import { type Findable, writeSearchKeys } from "./search-keys.ts";

/**
 * Registers anyone. Who is likely registered already goes to the list of pairs to review; nobody
 * is refused for it. Throws Invalid, `/given` `required` when there is no way to call the person.
 *
 * @example await registerPerson(tx, { given: "Amina", family: "El Amrani", birth: "1990~" })
 */
export async function registerPerson(tx: Tx, input: IdentityInput): Promise<Person> {
  const read = await readNewIdentity(tx, input);
  const [numbers, candidates] = await Promise.all([
    takeCardNumbers(tx, 1),
    findCandidates(tx, personToCompare(read.identity)),
  ]);
  const id = randomUUIDv7();
  const [person] = await Promise.all([
    insertPerson(tx, id, numbers[0] ?? "", read).then(() => readPerson(tx, id)),
    noteLikelyDuplicates(
      tx,
      candidates.map(({ id: other, score }) => ({ left: id, right: other, score })),
      "registration",
    ),
  ]);
  tx.journal({ act: "person-registered", personId: id, detail: { likely: candidates.length } });
  return person;
}

/** Like `readIdentity`, for somebody new: one way to call the person is needed. */
export async function readNewIdentity(tx: Tx, input: IdentityInput): Promise<ReadIdentity> {
  if (!canBeCalled(input)) throw new Invalid([{ path: "/given", code: "required" }]);
  const read = await readIdentity(tx, input);
  if (!canBeCalled(read.identity)) throw new Invalid([{ path: "/given", code: "required" }]);
  return read;
}

/** Numbers for that many new cards. */
export async function takeCardNumbers(tx: Tx, count: number): Promise<string[]> {
  const { rows } = await sql<{ n: string }>`
    select nextval('kring.card_numbers') as n from generate_series(1, ${count}::int)`.execute(
    tx.db,
  );
  return rows.map(({ n }) => cardNumber(BigInt(n)));
}

/** Writes one new record with its additions and keys; says nothing to the journal. */
export async function insertPerson(
  tx: Tx,
  id: string,
  number: string,
  read: ReadIdentity,
): Promise<void> {
  const { identity } = read;
  const findable: Findable = {
    id,
    number,
    given: identity.given ?? "",
    family: identity.family ?? "",
    otherNames: identity.otherNames ?? [],
    birth: identity.birth ?? null,
    phones: (identity.reach?.phones ?? []).map((phone) => phone.number),
    nationalNumber: read.nationalNumber?.number ?? null,
  };
  await Promise.all([
    tx.db
      .insertInto("kring.people")
      .values({ id, number, ...identityColumns(identity) })
      .execute(),
    ...addToPerson(tx, id, read),
    writeSearchKeys(tx, [findable]),
  ]);
}
