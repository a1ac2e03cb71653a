import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { type changeAlertThreshold, type Threshold, thresholdKeys } from "../contract.ts";

export async function listAlertThresholds(tx: Tx): Promise<{ thresholds: Threshold[] }> {
  tx.withoutJournal("a rule of the house, no person");
  return { thresholds: await readThresholds(tx) };
}

/** In the order of the contract. */
export async function readThresholds(tx: Tx): Promise<Threshold[]> {
  const rows = await tx.db
    .selectFrom("kring.alert_thresholds")
    .select(["key", "value", "least", "most"])
    .execute();
  return thresholdKeys.flatMap((key) =>
    rows.filter((row) => row.key === key).map((row) => ({ ...row, key })),
  );
}

/** Invalid at `/value` outside its bounds. What was raised before stays. */
export async function changeThreshold(
  tx: Tx,
  { key, value }: Input<typeof changeAlertThreshold>,
): Promise<Threshold> {
  const before = (await readThresholds(tx)).find((threshold) => threshold.key === key);
  if (!before) throw new Error(`there is no threshold ${key}`);
  if (value < before.least || value > before.most) {
    throw new Invalid([{ path: "/value", code: "out-of-bounds" }]);
  }
  await tx.db
    .updateTable("kring.alert_thresholds")
    .set({ value, changed_at: sql<Date>`now()` })
    .where("key", "=", key)
    .execute();
  tx.journal({ act: "alert-threshold-changed", detail: { key, from: before.value, to: value } });
  return { ...before, value };
}
