import type { Tx } from "../../platform/server/database.ts";

/**
 * Administrators manage accounts, not secrets: who changes what they themselves may do is told to
 * the data protection officer. The one place to call for it; silent about everybody else.
 */
export async function tellOwnRights(tx: Tx, staffId: string, act: string): Promise<void> {
  if (staffId !== tx.actor.id) return;
  tx.journal({ act: "own-rights-changed", detail: { staff: staffId, by: act } });
}
