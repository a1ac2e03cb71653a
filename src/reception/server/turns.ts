import { sql } from "kysely";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { State, Turn, TurnExtra } from "../contract.ts";
import { openStates } from "../rules.ts";

/** Turns with their door, who called, and the person as far as the actor may know them. */
export function selectTurns(tx: Tx) {
  return tx.db
    .selectFrom("kring.turns as t")
    .innerJoin("kring.doors as d", "d.id", "t.door_id")
    .leftJoin("kring.people as p", "p.id", "t.person_id")
    .leftJoin("kring.staff as s", "s.id", "t.called_by")
    .select(["t.id", "t.arrival_id", "d.key as door", "t.ticket", "t.state", "t.urgent"])
    .select(["t.waiting_since", "t.called_at", "t.room", "t.version"])
    .select(["p.id as person_id", "p.number", "p.given", "p.family", "p.birth"])
    .select(["p.languages", "p.interpreter"])
    .select(["s.given as caller_given", "s.family as caller_family", "t.person_id as whose"]);
}

/**
 * Where people are awaited today: their open turns, by person. One look for a whole list; asked for
 * each row instead, it would cost the square of the queue.
 */
export function selectPlaces(tx: Tx) {
  return tx.db
    .selectFrom("kring.turns as t")
    .innerJoin("kring.doors as d", "d.id", "t.door_id")
    .select(["t.id", "t.person_id", "d.key"])
    .where("t.centre_id", "=", tx.actor.centreId)
    .where("t.day", "=", sql<Date>`kring.today()`)
    .where("t.state", "in", openStates)
    .orderBy("d.position");
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTurns>["execute"]>>[number];
type Place = Awaited<ReturnType<ReturnType<typeof selectPlaces>["execute"]>>[number];

export function turnsOf(rows: readonly Row[], places: readonly Place[]): Turn[] {
  const byPerson = Map.groupBy(places, ({ person_id }) => person_id);
  return rows.map((row) => {
    const elsewhere = byPerson.get(row.whose)?.filter(({ id }) => id !== row.id) ?? [];
    return turnOf(
      row,
      elsewhere.map(({ key }) => key),
    );
  });
}

function turnOf(row: Row, alsoAt: string[]): Turn {
  return {
    id: row.id,
    arrivalId: row.arrival_id,
    door: row.door,
    ticket: row.ticket,
    state: row.state as State,
    urgent: row.urgent,
    person: personOf(row),
    alsoAt,
    waitingSince: row.waiting_since.toISOString(),
    calledAt: row.called_at?.toISOString() ?? null,
    calledBy: [row.caller_given, row.caller_family].filter(Boolean).join(" ") || null,
    room: row.room,
    version: row.version,
  };
}

function personOf(row: Row): Turn["person"] {
  if (row.person_id === null) return null;
  return {
    id: row.person_id as NonNullable<Turn["person"]>["id"],
    number: row.number ?? "",
    given: row.given ?? "",
    family: row.family ?? "",
    birth: row.birth,
    languages: row.languages ?? [],
    interpreter: row.interpreter,
  };
}

export async function getTurn(tx: Tx, id: string): Promise<Turn> {
  const whose = sql<string>`(select x.person_id from kring.turns x where x.id = ${id})`;
  const [rows, places] = await Promise.all([
    selectTurns(tx).where("t.id", "=", id).execute(),
    selectPlaces(tx).where("t.person_id", "=", whose).execute(),
  ]);
  const [turn] = turnsOf(rows, places);
  if (!turn) throw notFound();
  return turn;
}

/** A refusal that shows the turn as it stands now, so that the screen can say who did what. */
export async function refusalWithTurn(tx: Tx, code: string, id: string): Promise<Refusal> {
  return new Refusal(code, 409, { turn: await getTurn(tx, id) } satisfies TurnExtra);
}

/** The open turn of today that this person, or a record merged with theirs, has at one of the doors. */
export async function findOpenTurn(
  tx: Tx,
  personId: string,
  doorIds: readonly string[],
): Promise<string | undefined> {
  const turn = await tx.db
    .selectFrom("kring.turns")
    .select("id")
    .where("door_id", "in", doorIds)
    .where("day", "=", sql<Date>`kring.today()`)
    .where("state", "in", openStates)
    // As a subquery it is asked once; as a plain call once per row.
    .where(sql<boolean>`person_id = any ((select kring.same_person(${personId}))::uuid[])`)
    .executeTakeFirst();
  return turn?.id;
}
