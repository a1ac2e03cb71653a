import { sql } from "kysely";
import type { PersonId } from "../../people/contract.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { openStates } from "../rules.ts";
import { getDoors } from "./doors.ts";
import { findOpenTurn, refusalWithTurn, selectPlaces, selectTurns, turnsOf } from "./turns.ts";

/**
 * A person is here, for one or several doors: one arrival, a turn and a ticket at each. Whose record
 * was merged arrives as who it was merged into. Refuses `already-waiting` (with the turn) and
 * `unknown-door`; then nobody arrived at any of the doors.
 */
export async function arrive(
  tx: Tx,
  { personId, doors: keys, urgent = false }: Input<typeof contract.arrive>,
): Promise<Output<typeof contract.arrive>> {
  const [doors, survivor] = await Promise.all([getDoors(tx, keys), findSurvivor(tx, personId)]);
  if (!survivor) throw notFound();
  const doorIds = doors.map(({ id }) => id);
  const waiting = await findOpenTurn(tx, survivor, doorIds);
  if (waiting) throw await refusalWithTurn(tx, "already-waiting", waiting);

  const arrival = await tx.db
    .insertInto("kring.arrivals")
    .values({ person_id: survivor })
    .returning(["id", "arrived_at"])
    .executeTakeFirstOrThrow();
  // Doors in one order: two arrivals of one person at once wait for each other, never in a ring.
  const added = await tx.db
    .insertInto("kring.turns")
    .values(
      doorIds.map((door_id) => ({ arrival_id: arrival.id, person_id: survivor, door_id, urgent })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(["door_id", "person_id", "day"])
        .where(sql<boolean>`state in ('waiting', 'called', 'being-seen', 'no-answer')`)
        .doNothing(),
    )
    .returning("id")
    .execute();
  if (added.length < doorIds.length) {
    throw await refusalOfSecondPlace(tx, survivor, arrival.id);
  }

  const [turns, places] = await Promise.all([
    selectTurns(tx).where("t.arrival_id", "=", arrival.id).orderBy("d.position").execute(),
    selectPlaces(tx).where("t.person_id", "=", survivor).execute(),
  ]);
  tx.journal({ act: "person-arrived", personId: survivor, detail: { doors: keys, urgent } });
  return {
    id: arrival.id,
    personId: survivor as PersonId,
    arrivedAt: arrival.arrived_at.toISOString(),
    turns: turnsOf(turns, places),
  };
}

async function findSurvivor(tx: Tx, personId: string): Promise<string | undefined> {
  const person = await tx.db
    .selectFrom("kring.people")
    .select("id")
    .where("id", "=", sql<string>`(select (kring.same_person(${personId}))[1])`)
    .executeTakeFirst();
  return person?.id;
}

/** A colleague was quicker: the turn to show is of their arrival, not of the one that is refused. */
async function refusalOfSecondPlace(
  tx: Tx,
  personId: string,
  refusedArrivalId: string,
): Promise<Refusal> {
  const theirs = await tx.db
    .selectFrom("kring.turns")
    .select("id")
    .where("person_id", "=", personId)
    .where("arrival_id", "<>", refusedArrivalId)
    .where("day", "=", sql<Date>`kring.today()`)
    .where("state", "in", openStates)
    .orderBy("id", "desc")
    .executeTakeFirst();
  if (!theirs) return new Refusal("already-waiting");
  return refusalWithTurn(tx, "already-waiting", theirs.id);
}
