import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";

/** The open doors of the actor's centre, in the order they hang on the wall. */
export async function listDoors(tx: Tx): Promise<{ doors: contract.Door[] }> {
  tx.withoutJournal("the doors of the house are written on its walls");
  const doors = await tx.db
    .selectFrom("kring.doors")
    .select(["key", "name", "colour", "pictogram", "letter"])
    .where("closed_at", "is", null)
    .orderBy("position")
    .execute();
  return { doors: doors as contract.Door[] };
}

/** Opens a door, after the others. Refuses `door-key-taken` and `door-letter-taken`. */
export async function addDoor(
  tx: Tx,
  door: Input<typeof contract.addDoor>,
): Promise<contract.Door> {
  const { key, name, letter, colour, pictogram } = door;
  const position = sql<number>`(select coalesce(max(d.position), 0) + 1 from kring.doors d)`;
  await tx.db
    .insertInto("kring.doors")
    .values({ key, name, letter, colour, pictogram, position })
    .execute();
  tx.journal({ act: "door-added", detail: { door: key } });
  return door;
}

/** Id and key of each open door; `unknown-door` when one of the keys is none. */
export async function getDoors(tx: Tx, keys: readonly string[]) {
  const doors = await tx.db
    .selectFrom("kring.doors")
    .select(["id", "key"])
    .where("key", "in", keys)
    .where("closed_at", "is", null)
    .orderBy("id")
    .execute();
  const missing = keys.find((key) => !doors.some((door) => door.key === key));
  if (missing !== undefined) throw new Refusal("unknown-door", 409, { door: missing });
  return doors;
}
