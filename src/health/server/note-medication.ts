import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import {
  beginEntry,
  endEntry,
  type Focus,
  focusOnEntry,
  focusOnPerson,
  readEntry,
} from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Medication } from "../contract.ts";
import { checkMedication, holds, vitalIn } from "../rules.ts";
import { only } from "./read-again.ts";
import { readMedications } from "./read-content.ts";

type Taken = Omit<Input<typeof contract.noteMedication>, "id">;

export async function noteMedication(
  tx: Tx,
  { id, ...asked }: Input<typeof contract.noteMedication>,
): Promise<Medication> {
  const errors = checkMedication(asked);
  if (errors.length > 0) throw new Invalid(errors);
  return begin(tx, await focusOnPerson(tx, id), asked);
}

/** Stops the old way and begins the new one, in one act: nobody reads two doses, or none. */
export async function changeMedication(
  tx: Tx,
  { id, ...asked }: Input<typeof contract.changeMedication>,
): Promise<Medication> {
  const errors = checkMedication(asked);
  if (errors.length > 0) throw new Invalid(errors);
  const focus = await focusOnEntry(tx, id);
  const old = only(await readMedications(tx, [await readEntry(tx, id, focus)]));
  if (old.entry.ground !== "own") throw new Refusal("read-only", 403);
  if (!holds(old)) throw new Refusal("has-ended");
  await endEntry(tx, { id, because: "stopped" });
  const { service, compartment } = old.entry;
  return begin(tx, focus, { ...asked, name: old.name, serviceId: service.id, compartment });
}

async function begin(tx: Tx, focus: Focus, taken: Taken): Promise<Medication> {
  const { serviceId, compartment, since, until } = taken;
  const vital = vitalIn("medication", compartment);
  const head = { serviceId, compartment, kind: "medication", vital } as const;
  const id = await beginEntry(tx, focus, head);
  const day = (typed: string | undefined) => (typed ? sql<Date>`${typed}::date` : null);
  await tx.db
    .insertInto("kring.medications")
    .values({
      entry_id: id,
      name: taken.name.trim(),
      dose: (taken.dose ?? "").trim(),
      schedule: (taken.schedule ?? "").trim(),
      reason: (taken.reason ?? "").trim(),
      prescriber: (taken.prescriber ?? "").trim(),
      since_on: day(since),
      until_on: day(until),
    })
    .execute();
  return only(await readMedications(tx, [await readEntry(tx, id, focus)]));
}
