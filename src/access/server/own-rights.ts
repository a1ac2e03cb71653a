import type { Tx } from "../../platform/server/database.ts";
import { notify } from "./notify.ts";

/**
 * Administrators manage accounts, not secrets: who changes what they themselves may do is told to
 * the data protection officer, or where there is none to the coordination. Silent about everybody
 * else's rights.
 */
export async function tellOwnRights(tx: Tx, staffId: string, act: string): Promise<void> {
  if (staffId !== tx.actor.id) return;
  tx.journal({ act: "own-rights-changed", detail: { staff: staffId, by: act } });
  const telling = { kind: "own-rights-changed", subjectId: staffId, byMail: true } as const;
  const told = await notify(tx, { ...telling, to: { role: "dpo" } });
  if (told === 0) await notify(tx, { ...telling, to: { role: "coordinator" } });
}

/** Whoever has somebody else's new password could sign in as them: they learn that there is one. */
export async function tellNewPassword(tx: Tx, staffId: string): Promise<void> {
  if (staffId === tx.actor.id) return;
  const telling = { kind: "password-renewed", subjectId: staffId, byMail: true } as const;
  await notify(tx, { ...telling, to: { staff: [staffId] } });
}
