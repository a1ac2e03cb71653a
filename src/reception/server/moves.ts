import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { isOpen, openStates, stateAfter, type TurnAct } from "../rules.ts";
import { getDoors } from "./doors.ts";
import { findOpenTurn, getTurn, refusalWithTurn } from "./turns.ts";

type OneTurn = Output<typeof contract.moveTurn>;

/**
 * Moves one turn as the table in rules.ts allows. `back` gives the place in the queue back that
 * `waitingSince` says; from `handed-on` it also takes the turn at the other door back. Refuses
 * `stale` (with the turn), `not-from-this-state`, `already-waiting`, `called-elsewhere`.
 */
export async function moveTurn(
  tx: Tx,
  { id, move, version, room }: Input<typeof contract.moveTurn>,
): Promise<OneTurn> {
  const turn = await holdTurn(tx, id, version);
  const to = getStateAfter(turn, move);
  if (turn.state === "handed-on") await takeBack(tx, id);
  if (!isOpen(turn.state)) {
    const other = await findOpenTurn(tx, turn.person_id, [turn.door_id]);
    if (other) throw await refusalWithTurn(tx, "already-waiting", other);
  }
  await tx.db
    .updateTable("kring.turns")
    .set({
      state: to,
      ...(to === "called" && { called_at: sql`now()`, called_by: tx.actor.id }),
      ...(to === "waiting" && { called_at: null, called_by: null }),
      room: to === "waiting" ? "" : (room ?? turn.room),
    })
    .where("id", "=", id)
    .execute();
  tx.journal({
    act: move === "call" ? "person-called" : "turn-moved",
    personId: turn.person_id,
    detail: { door: turn.door, from: turn.state, to },
  });
  return { turn: await getTurn(tx, id) };
}

/**
 * Ends this turn and opens one at the other door: same arrival, same slip. Answers the new turn.
 * Refuses as `moveTurn` does, and `unknown-door`.
 */
export async function handOn(
  tx: Tx,
  { id, door: key, version }: Input<typeof contract.handOn>,
): Promise<OneTurn> {
  const turn = await holdTurn(tx, id, version);
  const state = getStateAfter(turn, "hand-on");
  const [door] = await getDoors(tx, [key]);
  if (!door) throw new Refusal("unknown-door");
  const other = await findOpenTurn(tx, turn.person_id, [door.id]);
  if (other) throw await refusalWithTurn(tx, "already-waiting", other);
  await tx.db.updateTable("kring.turns").set({ state }).where("id", "=", id).execute();
  const next = await tx.db
    .insertInto("kring.turns")
    .values({
      arrival_id: turn.arrival_id,
      person_id: turn.person_id,
      door_id: door.id,
      urgent: turn.urgent,
      handed_from: id,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  tx.journal({
    act: "person-handed-on",
    personId: turn.person_id,
    detail: { from: turn.door, to: key },
  });
  return { turn: await getTurn(tx, next.id) };
}

/** Puts a waiting person before the others, or back among them. Refuses `stale`, `not-from-this-state`. */
export async function setUrgent(
  tx: Tx,
  { id, urgent, version }: Input<typeof contract.setUrgent>,
): Promise<OneTurn> {
  const turn = await holdTurn(tx, id, version);
  getStateAfter(turn, "urgent");
  await tx.db.updateTable("kring.turns").set({ urgent }).where("id", "=", id).execute();
  tx.journal({
    act: "turn-urgency-set",
    personId: turn.person_id,
    detail: { door: turn.door, urgent },
  });
  return { turn: await getTurn(tx, id) };
}

/** The turn, locked until the end of the transaction, when nobody changed it since `version`. */
async function holdTurn(tx: Tx, id: string, version: number) {
  const held = await tx.db
    .selectFrom("kring.turns")
    .select(["person_id", "arrival_id", "door_id", "state", "urgent", "room", "version"])
    .select(sql<boolean>`day = kring.today()`.as("is_today"))
    .select(sql<string>`(select d.key from kring.doors d where d.id = door_id)`.as("door"))
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw notFound();
  if (held.version !== version) throw await refusalWithTurn(tx, "stale", id);
  return { ...held, state: held.state as contract.State };
}

/** A turn of an earlier day can still be ended, not opened again. */
function getStateAfter(turn: { state: contract.State; is_today: boolean }, act: TurnAct) {
  const to = stateAfter(turn.state, act);
  const reopens = to === "waiting" || to === "called";
  if (!to || (reopens && !turn.is_today)) {
    throw new Refusal("not-from-this-state", 409, { state: turn.state });
  }
  return to;
}

/** Undoes a handing on: the turn at the other door ends, unless somebody there is already with the person. */
async function takeBack(tx: Tx, id: string): Promise<void> {
  const there = await tx.db
    .selectFrom("kring.turns")
    .select(["id", "state"])
    .where("handed_from", "=", id)
    .where("state", "in", openStates)
    .forUpdate()
    .execute();
  for (const turn of there) {
    if (turn.state !== "waiting") throw await refusalWithTurn(tx, "called-elsewhere", turn.id);
    await tx.db
      .updateTable("kring.turns")
      .set({ state: "left" })
      .where("id", "=", turn.id)
      .execute();
  }
}
