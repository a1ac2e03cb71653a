import { sql } from "kysely";
import type { Output } from "../../platform/endpoint.ts";
import { notFound } from "../../platform/problem.ts";
import { asActor, type Caller, type Tx } from "../../platform/server/database.ts";
import { findMailSettings } from "../../platform/server/mail.ts";
import * as contract from "../notice-contract.ts";

/** What my notices are announced under. */
export function noticesTopic(_: object, caller: Caller): Promise<string> {
  return asActor(caller, "session", async (tx) => {
    tx.withoutJournal("who one is");
    return `notices:${tx.actor.id}`;
  });
}

export async function listNotices(tx: Tx): Promise<Output<typeof contract.listNotices>> {
  tx.withoutJournal("one's own notices, which name nobody");
  const rows = await tx.db
    .selectFrom("kring.notices")
    .select(["id", "kind", "person_id", "subject_id", "at", "read_at"])
    .select(sql<string | null>`to_char(due_on, 'YYYY-MM-DD')`.as("due_on"))
    .select(sql<number>`(count(*) filter (where read_at is null) over ())::int`.as("unread"))
    .orderBy(sql`read_at is null`, "desc")
    .orderBy("at", "desc")
    .limit(contract.mostNotices)
    .execute();
  return {
    unread: rows[0]?.unread ?? 0,
    notices: rows.map((row) => ({
      id: row.id as contract.Notice["id"],
      kind: row.kind as contract.NoticeKind,
      personId: row.person_id,
      subjectId: row.subject_id,
      dueOn: row.due_on,
      at: row.at.toISOString(),
      readAt: row.read_at?.toISOString() ?? null,
    })),
  };
}

/** `not-found` for what is not mine; what was read stays read since then. */
export async function markNoticeRead(tx: Tx, { id }: { id: string }) {
  const notice = await tx.db
    .selectFrom("kring.notices")
    .select("kind")
    .where("id", "=", id)
    .executeTakeFirst();
  if (!notice) throw notFound();
  tx.journal({ act: "notice-read", detail: { notice: id, kind: notice.kind } });
  return { marked: await mark(tx, [id]) };
}

export async function markAllNoticesRead(tx: Tx, { ids }: { ids: readonly string[] }) {
  const marked = await mark(tx, ids);
  tx.journal({ act: "notices-read", detail: { count: marked } });
  return { marked };
}

async function mark(tx: Tx, ids: readonly string[]): Promise<number> {
  const { numUpdatedRows } = await tx.db
    .updateTable("kring.notices")
    .set({ read_at: sql<Date>`now()` })
    .where("id", "in", [...ids])
    .where("read_at", "is", null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

type MailState = Output<typeof contract.getMailState>;

export async function getMailState(tx: Tx): Promise<MailState> {
  tx.withoutJournal("how many mails wait, not to whom");
  const { rows } = await sql<{ state: Omit<MailState, "isSet"> }>`
    select kring.mail_state() as state`.execute(tx.db);
  const state = rows[0]?.state;
  if (!state) throw new Error("the outbox did not answer");
  return { isSet: findMailSettings() !== undefined, ...state };
}

export async function tryMailAgain(tx: Tx) {
  const { rows } = await sql<{ waiting: number }>`
    select kring.try_mail_again() as waiting`.execute(tx.db);
  const waiting = rows[0]?.waiting ?? 0;
  tx.journal({ act: "mail-tried-again", detail: { waiting } });
  return { waiting };
}
