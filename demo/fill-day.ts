import { sql } from "kysely";
import type { Output } from "../src/platform/endpoint.ts";
import { asSystem, type Database, type Tx } from "../src/platform/server/database.ts";
import * as reception from "../src/reception/contract.ts";
import { arrive, moveTurn } from "../src/reception/server/index.ts";
import { welcomers, workerBehind } from "./colleagues.ts";
import { type Outcome, roomOf, spanOfDay, type Visit } from "./day.ts";
import { idOf, type PersonIds } from "./fill-people.ts";
import type { Office } from "./office.ts";

const movesTo: Record<Outcome, readonly reception.Move[]> = {
  waiting: [],
  called: ["call"],
  "being-seen": ["call", "start"],
  "no-answer": ["call", "no-answer"],
  done: ["call", "start", "done"],
  left: ["leave"],
};

interface Arrived {
  readonly arrivalId: string;
  readonly arrivedAt: string;
  readonly turn: { readonly id: string; readonly version: number } | undefined;
}

/** Today at the welcome: who came, who was called, who waits; dated back to the hours before now. */
export async function fillDay(
  database: Database,
  office: Office,
  { visits, ids }: { visits: readonly Visit[]; ids: PersonIds },
): Promise<void> {
  const welcomer = welcomers[0].email;
  // Who was not called yesterday cannot be called today: continued on another day, they come anew.
  const today = Temporal.Now.plainDateISO("Europe/Brussels").toString();
  const arrivals = await office.do(welcomer, reception.arrive, `arrivals-${today}`, async (tx) => {
    const arrived: Arrived[] = [];
    for (const { resident, doors, urgent } of visits) {
      const personId = idOf(ids, resident);
      arrived.push(arrivedOf(await arrive(tx, { personId, doors: [...doors], urgent })));
    }
    return arrived;
  });
  for (const [place, visit] of visits.entries()) {
    const door = visit.doors[0];
    const turn = arrivals[place]?.turn;
    if (!door || !turn || visit.outcome === "waiting") continue;
    await office.do(
      workerBehind[door],
      reception.moveTurn,
      `moves-${today}-${place}`,
      async (tx) => {
        let { version } = turn;
        for (const move of movesTo[visit.outcome]) {
          const moved = await moveTurn(tx, { id: turn.id, move, version, room: roomOf(door) });
          version = moved.turn?.version ?? version;
        }
      },
    );
  }
  await asSystem(database, "date the arrivals of the demo back", [], (tx) =>
    setBack(tx, visits, arrivals),
  );
}

function arrivedOf(arrival: Output<typeof reception.arrive>): Arrived {
  const [turn] = arrival.turns;
  return {
    arrivalId: arrival.id,
    arrivedAt: arrival.arrivedAt,
    turn: turn && { id: turn.id, version: turn.version },
  };
}

/** The verbs know only now: without this everybody would have come at the same minute. */
async function setBack(
  tx: Tx,
  visits: readonly Visit[],
  arrivals: readonly Arrived[],
): Promise<void> {
  const now = Temporal.Instant.from(arrivals[0]?.arrivedAt ?? new Date().toISOString());
  const { from, until } = spanOfDay(now.toZonedDateTimeISO("Europe/Brussels"));
  const at = (share: number) =>
    new Date(from.getTime() + share * (until.getTime() - from.getTime()));
  tx.journal({ act: "demo-arrivals-dated-back", detail: { arrivals: arrivals.length } });
  for (const [place, { cameAt, calledAt }] of visits.entries()) {
    const arrivalId = arrivals[place]?.arrivalId;
    await sql`select kring.set_back_demo_visit(${arrivalId}, ${at(cameAt)}, ${at(calledAt)})`.execute(
      tx.db,
    );
  }
}
