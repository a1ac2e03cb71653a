import type { Input } from "../../platform/endpoint.ts";
import { Invalid, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import {
  beginEntry,
  endEntry,
  focusOnPerson,
  readEntry,
  today,
} from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Allergy } from "../contract.ts";
import { allergiesKnown, checkAllergy, holds, readPastDay, vitalIn } from "../rules.ts";
import { only } from "./read-again.ts";
import { readAllergies, readHeads } from "./read-content.ts";

/**
 * Notes an allergy, or that there is none. Whatever "none known" stands there ends with the first
 * allergy, where the actor may add to it; elsewhere the screen lets the allergy win.
 */
export async function noteAllergy(
  tx: Tx,
  asked: Input<typeof contract.noteAllergy>,
): Promise<Allergy> {
  const errors = checkAllergy(asked, today());
  if (errors.length > 0) throw new Invalid(errors);
  const { serviceId, compartment, kind, severity = "unknown", reaction = "" } = asked;
  const isNone = kind === "none-known";
  const focus = await focusOnPerson(tx, asked.id);
  const known = await readAllergies(tx, await readHeads(tx, focus, "allergy"));
  const standing = allergiesKnown(known);
  const vital = vitalIn("allergy", compartment);
  const id = await beginEntry(
    tx,
    focus,
    { serviceId, compartment, kind: "allergy", vital },
    { allergy: kind },
  );
  // After the gate: whoever may not write here learns nothing of what is known.
  if (isNone && standing === "some") throw new Refusal("has-allergies");
  if (isNone && known.some((one) => holds(one) && one.entry.service.id === serviceId)) {
    throw new Refusal("already-noted");
  }
  const since = readPastDay(asked.since ?? "", today());
  await tx.db
    .insertInto("kring.allergies")
    .values({
      entry_id: id,
      kind,
      substance: (asked.substance ?? "").trim(),
      severity: isNone ? "unknown" : severity,
      reaction: isNone ? "" : reaction.trim(),
      since: "day" in since && !isNone ? since.day : "",
    })
    .execute();
  if (!isNone) await endNoneKnown(tx, known);
  return only(await readAllergies(tx, [await readEntry(tx, id, focus)]));
}

async function endNoneKnown(tx: Tx, known: readonly Allergy[]): Promise<void> {
  for (const one of known) {
    if (one.kind !== "none-known" || !holds(one) || one.entry.ground !== "own") continue;
    await endEntry(tx, { id: one.entry.id, because: "refuted" });
  }
}
