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
    .select(["s.given as caller_given", "s.family as caller_family"])
    .select(
      sql<string[]>`array(
        select od.key from kring.turns o join kring.doors od on od.id = o.door_id
         where o.person_id = t.person_id and o.day = t.day and o.id <> t.id
           and o.state = any (${openStates})
         order by od.position)`.as("also_at"),
    );
}

type Row = Awaited<ReturnType<ReturnType<typeof selectTurns>["execute"]>>[number];

export function turnOf(row: Row): Turn {
  return {
    id: row.id,
    arrivalId: row.arrival_id,
    door: row.door,
    ticket: row.ticket,
    state: row.state as State,
    urgent: row.urgent,
    person: personOf(row),
    alsoAt: row.also_at,
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
  const row = await selectTurns(tx).where("t.id", "=", id).executeTakeFirst();
  if (!row) throw notFound();
  return turnOf(row);
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
    .where(sql<boolean>`person_id = any (kring.same_person(${personId}))`)
    .executeTakeFirst();
  return turn?.id;
}
