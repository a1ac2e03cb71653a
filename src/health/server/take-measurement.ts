import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { beginEntry, focusOnPerson, readEntry } from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Measurement } from "../contract.ts";
import { checkMeasured, unusualIn } from "../rules.ts";
import { getMeasurementKind } from "./measurement-kinds.ts";
import { only } from "./read-again.ts";
import { readMeasured } from "./read-content.ts";

/** Clocks of desks differ by some minutes. */
const clocksDifferMs = 5 * 60_000;

/** What cannot be is refused at its field; what is unusual is asked once. Never vital. */
export async function takeMeasurement(
  tx: Tx,
  asked: Input<typeof contract.takeMeasurement>,
): Promise<Measurement> {
  const { serviceId, compartment, value, secondValue = null, takenAt, remark = "" } = asked;
  const focus = await focusOnPerson(tx, asked.id);
  const id = await beginEntry(
    tx,
    focus,
    { serviceId, compartment, kind: "measurement" },
    { measured: asked.kind },
  );
  const kind = await getMeasurementKind(tx, asked.kind);
  const errors = checkMeasured(kind, asked);
  if (takenAt && Date.parse(takenAt) > Date.now() + clocksDifferMs) {
    errors.push({ path: "/takenAt", code: "future" });
  }
  if (errors.length > 0) throw new Invalid(errors);
  const paths = unusualIn(kind, asked);
  if (paths.length > 0 && !asked.sure) throw new Refusal("unusual", 409, { paths });
  await tx.db
    .insertInto("kring.measurements")
    .values({
      entry_id: id,
      kind: kind.key,
      value,
      second_value: secondValue,
      taken_at: takenAt ? new Date(takenAt) : sql<Date>`now()`,
      remark: remark.trim(),
    })
    .execute();
  return only(await readMeasured(tx, [await readEntry(tx, id, focus)]));
}
