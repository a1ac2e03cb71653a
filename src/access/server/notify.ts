import { sql } from "kysely";
import type { Tx } from "../../platform/server/database.ts";
import type { roles } from "../contract.ts";
import en from "../locales/en.json" with { type: "json" };
import fr from "../locales/fr.json" with { type: "json" };
import nl from "../locales/nl.json" with { type: "json" };
import type { NoticeKind } from "../notice-contract.ts";

export interface Telling {
  /** These colleagues, the heads of these services, or everybody who has this role in the network. */
  readonly to:
    | { readonly staff: readonly string[] }
    | { readonly headsOf: readonly string[] }
    | { readonly role: (typeof roles)[number] };
  readonly kind: NoticeKind;
  readonly personId?: string;
  /** What it is about: the care relation, the share, the request… Told once while unread. */
  readonly subjectId?: string;
  /** `2026-03-31` */
  readonly dueOn?: string;
  /** Also a mail, which says no more than that something waits in Kring. */
  readonly byMail: boolean;
}

const mails = JSON.stringify({ fr: fr.notices.mail, nl: nl.notices.mail, en: en.notices.mail });

/**
 * Tells colleagues that something waits for them, in the transaction of its cause. Answers how many
 * know now: 0 when nobody holds that role, so that the caller may turn to somebody else. Who has
 * left is passed over; nobody is told the same twice while it is unread.
 *
 * @example await notify(tx, { to: { headsOf: [serviceId] }, kind: "break-glass-opened", personId, subjectId, byMail: true });
 */
export async function notify(tx: Tx, telling: Telling): Promise<number> {
  const { to, kind, personId, subjectId, dueOn, byMail } = telling;
  const staff = "staff" in to ? to.staff : [];
  const headsOf = "headsOf" in to ? to.headsOf : [];
  const role = "role" in to ? to.role : null;
  const { rows } = await sql<{ told: number }>`
    select kring.notify(${kind}, ${personId ?? null}, ${subjectId ?? null}, ${dueOn ?? null}::date,
      ${staff}::uuid[], ${headsOf}::uuid[], ${role}, ${byMail ? mails : null}::jsonb) as told`.execute(
    tx.db,
  );
  return rows[0]?.told ?? 0;
}
