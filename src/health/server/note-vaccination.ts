import type { Input } from "../../platform/endpoint.ts";
import { Invalid } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { beginEntry, focusOnPerson, readEntry, today } from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Vaccination } from "../contract.ts";
import { readPastDay } from "../rules.ts";
import { daysOf } from "../vaccinations/known-days.ts";
import { only } from "./read-again.ts";
import { readVaccinations } from "./read-content.ts";

/** Never vital: an emergency does not ask for it. */
export async function noteVaccination(
  tx: Tx,
  asked: Input<typeof contract.noteVaccination>,
): Promise<Vaccination> {
  const reading = readPastDay(asked.given ?? "", today());
  if ("code" in reading) throw new Invalid([{ path: "/given", code: reading.code }]);
  const { serviceId, compartment, vaccine, source, dose = null, lot = "" } = asked;
  const focus = await focusOnPerson(tx, asked.id);
  const id = await beginEntry(
    tx,
    focus,
    { serviceId, compartment, kind: "vaccination" },
    { vaccine, source },
  );
  await refuseBeforeBirth(tx, focus.personId, reading.day);
  await tx.db
    .insertInto("kring.vaccinations")
    .values({ entry_id: id, vaccine, given: reading.day, dose, lot: lot.trim(), source })
    .execute();
  return only(await readVaccinations(tx, [await readEntry(tx, id, focus)]));
}

async function refuseBeforeBirth(tx: Tx, personId: string, given: string): Promise<void> {
  const { birth } = await tx.db
    .selectFrom("kring.people")
    .select("birth")
    .where("id", "=", personId)
    .executeTakeFirstOrThrow();
  const [born, then] = [daysOf(birth), daysOf(given)];
  if (born && then && then.latest < born.earliest) {
    throw new Invalid([{ path: "/given", code: "before-birth" }]);
  }
}
