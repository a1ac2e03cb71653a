import type pg from "pg";
import * as reception from "../src/reception/contract.ts";
import { type Ask, answerTo, ask, record } from "./acts.ts";
import { doors } from "./filled-register.ts";
import { type Floor, openFloor } from "./floor.ts";
import type { HttpConnection } from "./http-connection.ts";
import { inventPerson } from "./invented-people.ts";
import type { Tally, Work } from "./load.ts";
import type { RunningHouse } from "./running-house.ts";

/** As many wait on the worst morning of the house. */
export const mostWaiting = 300;

/** Nobody waits, nobody ever came. */
export async function emptyQueue(root: pg.Client): Promise<void> {
  await behindTheScenes(root, [
    "delete from kring.turn_moves",
    "delete from kring.turns",
    "delete from kring.arrivals",
    "delete from kring.ticket_counters",
  ]);
}

/** Has 300 people arrive through the desk, as many at each of the doors, or all at the first. */
export async function fillQueue(
  http: HttpConnection,
  root: pg.Client,
  doorOf: (place: number) => string,
): Promise<void> {
  await emptyQueue(root);
  for (let place = 0; place < mostWaiting; place++) {
    // Five apart: nobody of one household.
    const { id } = inventPerson(place * 5);
    const input = { personId: id as never, doors: [doorOf(place)] };
    const outcome = await answerTo(
      http,
      ask(reception.arrive, input, ({ turns }) => (turns.length === 1 ? "right" : "wrong")),
    );
    if (outcome !== "right") throw new Error("somebody could not arrive");
  }
}

export const evenly = (place: number) => doors[place % doors.length]?.key ?? "";
export const allAtTheFirst = () => doors[0]?.key ?? "";

/** Everybody who was called waits again. */
async function refill(root: pg.Client): Promise<void> {
  await behindTheScenes(root, [
    "update kring.turns set state = 'waiting', called_at = null, called_by = null",
    "delete from kring.turn_moves where from_state is not null",
  ]);
  await root.query("vacuum analyze kring.turns, kring.turn_moves");
}

async function behindTheScenes(root: pg.Client, statements: readonly string[]): Promise<void> {
  await root.query("begin");
  await root.query("set local session_replication_role = replica");
  for (const statement of statements) await root.query(statement);
  await root.query("commit");
}

/** Calls until everybody was called once, then everybody waits again. Twice called is a wrong answer. */
export function callingNext(house: RunningHouse, connections: readonly HttpConnection[]): Work {
  let place = 0;
  const called = new Set<string>();
  return {
    prepare: async () => {
      await refill(house.root);
      place = 0;
      called.clear();
    },
    act: async (connection) => {
      const http = connections[connection];
      if (!http) throw new Error("nobody at the desk");
      if (place >= mostWaiting) return "over";
      return answerTo(http, callAt(evenly(place++), called));
    },
  };
}

export async function callingNextFloor(house: RunningHouse, connections: number): Promise<Floor> {
  await refill(house.root);
  const asks = Array.from({ length: mostWaiting }, (_, place) => callAt(evenly(place), new Set()));
  const recordings = await record(house, asks);
  return openFloor(house.connections.app, recordings, connections, {
    prepare: () => refill(house.root),
    perRound: mostWaiting,
  });
}

function callAt(door: string, called: Set<string>): Ask {
  return ask(reception.callNext, { door }, ({ turn }) => {
    if (turn === null || called.has(turn.id)) return "wrong";
    called.add(turn.id);
    return "right";
  });
}

export function looksAtTheQueue(): Ask[] {
  return [
    ask(reception.listQueue, {}, ({ waiting, called }) =>
      waiting.length === mostWaiting && called.length === 0 ? "right" : "wrong",
    ),
  ];
}

/** All desks call at one door at once until nobody waits; whoever is called twice or never is a wrong answer. */
export async function contend(
  house: RunningHouse,
  connections: readonly HttpConnection[],
  tally: Tally,
): Promise<void> {
  await refill(house.root);
  const called = new Set<string>();
  const began = performance.now();
  const desk = async (http: HttpConnection) => {
    for (let isOver = false; !isOver; ) {
      const started = performance.now();
      const one = ask(reception.callNext, { door: allAtTheFirst() }, ({ turn }) => {
        isOver = turn === null;
        if (turn === null) return "right";
        if (called.has(turn.id)) return "wrong";
        called.add(turn.id);
        return "right";
      });
      tally.record(await answerTo(http, one), performance.now() - started);
    }
  };
  await Promise.all(connections.map(desk));
  tally.passed(performance.now() - began);
  for (let missing = called.size; missing < mostWaiting; missing++) tally.record("wrong", 0);
}
