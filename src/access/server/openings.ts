import { sql } from "kysely";
import pg from "pg";
import { Invalid, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Compartment } from "../contract.ts";
import { mayOpenCompartments } from "../rules.ts";
import type { MemberService, Opening } from "../service-contract.ts";
import { holdService } from "./edit-service.ts";
import { readService } from "./member-service.ts";

/**
 * What stays keeps its openings; what is new opens to whom it usually does. Refuses
 * `compartment-in-use` when something is already kept behind a compartment that would go.
 */
export async function changeCompartments(
  tx: Tx,
  { key, compartments }: { key: string; compartments: readonly Compartment[] },
): Promise<MemberService> {
  const held = await holdService(tx, key);
  const before = await readService(tx, key);
  const added = [...new Set(compartments)].filter((one) => !before.compartments.includes(one));
  const removed = before.compartments.filter((one) => !compartments.includes(one));
  if (removed.length > 0) await removeCompartments(tx, held.id, removed);
  if (added.length > 0) {
    await tx.db
      .insertInto("kring.service_compartments")
      .values(added.map((compartment) => ({ service_id: held.id, compartment })))
      .execute();
  }
  tx.journal({ act: "compartments-changed", detail: { service: held.id, added, removed } });
  return readService(tx, key);
}

async function removeCompartments(tx: Tx, serviceId: string, gone: readonly Compartment[]) {
  try {
    await tx.db
      .deleteFrom("kring.service_compartments")
      .where("service_id", "=", serviceId)
      .where("compartment", "in", [...gone])
      .execute();
  } catch (error) {
    // Whichever table refers to it: what is kept there must stay behind its own door.
    if (error instanceof pg.DatabaseError && /^23(001|503)$/.test(error.code ?? "")) {
      throw new Refusal("compartment-in-use");
    }
    throw error;
  }
}

/** Invalid at the opening whose compartment the service does not keep, or whose profession opens none. */
export async function changeOpenings(
  tx: Tx,
  input: { key: string; open: readonly Opening[]; close: readonly Opening[] },
): Promise<MemberService> {
  const held = await holdService(tx, input.key);
  const { compartments } = await readService(tx, input.key);
  const errors = input.open.flatMap(({ profession, compartment }, place) => {
    if (!compartments.includes(compartment)) {
      return [{ path: `/open/${place}/compartment`, code: "not-kept-here" }];
    }
    if (mayOpenCompartments(profession)) return [];
    return [{ path: `/open/${place}/profession`, code: "never-opens" }];
  });
  if (errors.length > 0) throw new Invalid(errors);
  // What is already so is no change, and the journal says only what changed.
  const opened = await sql<Opening>`
    insert into kring.openings (service_id, profession, compartment)
    select ${held.id}, o.profession, o.compartment
      from json_to_recordset(${JSON.stringify(input.open)}) as o(profession text, compartment text)
        on conflict do nothing
 returning profession, compartment`.execute(tx.db);
  const closed = await sql<Opening>`
    delete from kring.openings x
     using json_to_recordset(${JSON.stringify(input.close)}) as o(profession text, compartment text)
     where x.service_id = ${held.id} and x.profession = o.profession and x.compartment = o.compartment
 returning x.profession, x.compartment`.execute(tx.db);
  tx.journal({
    act: "openings-changed",
    detail: { service: held.id, opened: opened.rows, closed: closed.rows },
  });
  return readService(tx, input.key);
}
