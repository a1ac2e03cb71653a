import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Refusal } from "../../platform/problem.ts";
import { asActor, type Caller, type Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { getTurn, selectPlaces, selectTurns, turnsOf } from "./turns.ts";

type Asked = Input<typeof contract.listQueue>;
type Queue = Output<typeof contract.listQueue>;

/** Somebody looks at the queue, of one door or of the house. */
export async function openQueue(tx: Tx, asked: Asked): Promise<Queue> {
  const [queue, door] = await Promise.all([readQueue(tx, asked), findDoorKey(tx, asked)]);
  tx.journal({ act: "queue-opened", detail: { door } });
  return queue;
}

/** The door as it hangs on the wall: what else was asked for may be anything, and is not kept. */
async function findDoorKey(tx: Tx, { door }: Asked): Promise<string | null> {
  if (door === undefined) return null;
  const doors = tx.db.selectFrom("kring.doors").select("key").where("key", "=", door);
  return (await doors.executeTakeFirst())?.key ?? null;
}

/** The same look goes on: an open stream asks again after a change. */
export async function followQueue(tx: Tx, asked: Asked): Promise<Queue> {
  tx.withoutJournal("the look was journalled when the queue was opened");
  return readQueue(tx, asked);
}

const mostEnded = 30;

async function readQueue(tx: Tx, { door }: Asked): Promise<Queue> {
  const today = () => {
    const turns = selectTurns(tx)
      .where("t.centre_id", "=", tx.actor.centreId)
      .where("t.day", "=", sql<Date>`kring.today()`);
    return door === undefined ? turns : turns.where("d.key", "=", door);
  };
  const [waiting, called, ended, places] = await Promise.all([
    today()
      .where("t.state", "=", "waiting")
      .orderBy("t.urgent", "desc")
      .orderBy("t.waiting_since")
      .orderBy("t.id")
      .execute(),
    today()
      .where("t.state", "in", ["called", "being-seen", "no-answer"])
      .orderBy("t.called_at", "desc")
      .execute(),
    today()
      .where("t.state", "in", ["done", "left", "handed-on"])
      .orderBy("t.moved_at", "desc")
      .limit(mostEnded)
      .execute(),
    selectPlaces(tx).execute(),
  ]);
  return {
    waiting: turnsOf(waiting, places),
    called: turnsOf(called, places),
    ended: turnsOf(ended, places),
  };
}

/**
 * Calls the next person of a door: urgent first, then who waits longest. Who is at this moment
 * called or seen at another door is passed over and keeps the place. `turn` is null when nobody waits.
 */
export async function callNext(
  tx: Tx,
  { door, room = "" }: Input<typeof contract.callNext>,
): Promise<Output<typeof contract.callNext>> {
  const called = await tx.db
    .selectFrom("kring.doors")
    .select(sql<string | null>`kring.call_next(id, ${room})`.as("turn_id"))
    .where("key", "=", door)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  if (!called) throw new Refusal("unknown-door", 409, { door });
  if (called.turn_id === null) {
    tx.withoutJournal("nobody waited, nobody was called");
    return { turn: null };
  }
  const turn = await getTurn(tx, called.turn_id);
  tx.journal({
    act: "person-called",
    ...(turn.person && { personId: turn.person.id }),
    detail: { door, from: "waiting", to: "called" },
  });
  return { turn };
}

/** What the queues of the actor's centre are announced under. */
export function queueTopic(_: Asked, caller: Caller): Promise<string> {
  return asActor(caller, "welcome", async (tx) => {
    tx.withoutJournal("which centre one works in");
    return `queue:${tx.actor.centreId}`;
  });
}
