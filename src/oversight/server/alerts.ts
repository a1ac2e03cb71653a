import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Alert, answerAlert as answering, listAlerts as listing } from "../contract.ts";
import { namePeople } from "./name-people.ts";

interface Row extends Omit<Alert, "beginsAt" | "endsAt" | "raisedAt" | "person" | "answer"> {
  readonly beginsAt: Date;
  readonly endsAt: Date;
  readonly raisedAt: Date;
  readonly personId: string | null;
  readonly answer: Alert["answer"];
}

const mostAlerts = 100;

/** Those that wait, the oldest question last; or the newest that were answered. */
export async function listAlerts(tx: Tx, { state = "open" }: Input<typeof listing>) {
  const { rows } = await sql<Row>`
    select a.id, a.kind, a.day::text as day, a.begins_at as "beginsAt", a.ends_at as "endsAt",
           a.raised_at as "raisedAt", a.figures, a.thresholds, a.person_id as "personId", s.name as service,
           case when t.id is not null then json_build_object('id', t.id, 'given', t.given, 'family', t.family,
             'profession', t.profession) end as colleague,
           case when a.outcome is not null then json_build_object('outcome', a.outcome, 'remark', a.remark,
             'by', concat_ws(' ', b.given, b.family),
             'at', to_char(a.answered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')) end as answer
      from kring.alerts a left join kring.staff t on t.id = a.staff_id
      left join kring.services s on s.id = a.service_id left join kring.staff b on b.id = a.answered_by
     where (a.answered_at is null) = ${state === "open"}
     order by coalesce(a.answered_at, a.raised_at) desc, a.id desc limit ${mostAlerts}`.execute(
    tx.db,
  );
  const names = await namePeople(
    tx,
    rows.map(({ personId }) => personId),
  );
  tx.journal({ act: "alerts-listed", detail: { state, results: rows.length } });
  const alerts = rows.map(({ personId, beginsAt, endsAt, raisedAt, ...alert }) => ({
    ...alert,
    beginsAt: beginsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    raisedAt: raisedAt.toISOString(),
    person: (personId && names.get(personId)) || null,
  }));
  return { alerts };
}

/** What came of the question. Refuses `alert-answered` the second time. */
export async function answerAlert(tx: Tx, { id, outcome, remark = "" }: Input<typeof answering>) {
  const alert = await tx.db
    .selectFrom("kring.alerts")
    .select(["kind", "person_id", "outcome"])
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!alert) throw notFound();
  if (alert.outcome !== null) throw new Refusal("alert-answered");
  await tx.db
    .updateTable("kring.alerts")
    .set({ outcome, remark: remark.trim() })
    .where("id", "=", id)
    .execute();
  tx.journal({
    act: "alert-answered",
    ...(alert.person_id && { personId: alert.person_id }),
    detail: { alert: id, kind: alert.kind, outcome },
  });
  return { done: true };
}
