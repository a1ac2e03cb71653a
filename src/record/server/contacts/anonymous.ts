import { sql } from "kysely";
import type { Input, Output } from "../../../platform/endpoint.ts";
import { Invalid, notFound } from "../../../platform/problem.ts";
import type { Tx } from "../../../platform/server/database.ts";
import { isToCome } from "../../contact-rules.ts";
import type * as contract from "../../contract.ts";

/** Counts somebody who gave no name. No free text: nothing of it could be looked for or shown to them. */
export async function countContact(
  tx: Tx,
  input: Input<typeof contract.countContact>,
): Promise<{ id: string }> {
  const { serviceId, outcome, beganAt } = input;
  const now = new Date();
  const errors = [
    ...(beganAt && isToCome(beganAt, now) ? [{ path: "/beganAt", code: "future" }] : []),
    ...(outcome === null ? [{ path: "/outcome", code: "required" }] : []),
  ];
  if (errors.length > 0) throw new Invalid(errors);
  const { rows } = await sql<{ id: string }>`
    insert into kring.anonymous_contacts (service_id, people, place, began_at, duration_minutes, language, outcome)
    select s.id, ${input.people}, ${input.place}, ${beganAt ?? now.toISOString()}::timestamptz, ${input.durationMinutes},
        ${input.language}, ${outcome}
      from kring.services s where s.id = ${serviceId} and s.id = any (kring.my_services())
    returning id`.execute(tx.db);
  const [counted] = rows;
  if (!counted) throw notFound();
  tx.journal({
    act: "anonymous-contact-counted",
    detail: { service: serviceId, people: input.people, place: input.place },
  });
  return counted;
}

/** By the day on the clock of the house. */
export async function countAnonymousContacts(
  tx: Tx,
): Promise<Output<typeof contract.countAnonymousContacts>> {
  tx.withoutJournal("numbers, nobody's");
  const { rows } = await sql<Output<typeof contract.countAnonymousContacts>["services"][number]>`
    with days as (
      select a.service_id, a.people, kring.today() = (a.began_at at time zone 'Europe/Brussels')::date as is_today
        from kring.anonymous_contacts a
       where a.began_at >= date_trunc('month', now() at time zone 'Europe/Brussels') at time zone 'Europe/Brussels')
    select json_build_object('id', s.id, 'name', s.name) as service,
        json_build_object('contacts', count(*) filter (where d.is_today),
          'people', coalesce(sum(d.people) filter (where d.is_today), 0)) as today,
        json_build_object('contacts', count(d.service_id), 'people', coalesce(sum(d.people), 0)) as month
      from kring.services s left join days d on d.service_id = s.id
     where s.id = any (kring.my_services())
     group by s.id, s.name, s.key order by s.name, s.key`.execute(tx.db);
  return { services: rows };
}
