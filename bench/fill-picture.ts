import type pg from "pg";
import { nurse } from "./fill-vault.ts";

/** What each of the people whose picture is opened has; all of it open to the nurse. */
const each = { contacts: 500, measurements: 300, documents: 120, needs: 12, answers: 6, vital: 11 };
/** So many of them, so that it is not always the same. */
const pictured = 40;

/** Answers the people with a long life in the house: some of the nurse's circle. Once for a register. */
export async function fillPicture(root: pg.Client): Promise<string[]> {
  const chosen = await root.query<{ id: string }>(
    `select r.person_id as id from kring.care_relations r join kring.services s on s.id = r.service_id
      where s.key = 'practice' order by r.person_id limit $1`,
    [pictured],
  );
  const ids = chosen.rows.map(({ id }) => id);
  const known = await root.query("select 1 from kring.contacts limit 1");
  if (known.rowCount) return ids;
  await root.query("begin");
  await root.query("set local session_replication_role = replica");
  const heads = (kind: string, count: number, vital: string | null = null) =>
    root.query(
      `insert into kring.entries (person_id, service_id, compartment, kind, vital, author_id, written_at)
       select p, s.id, 'health', $1, $2, t.id, now() - (n || ' hours')::interval * 80
         from unnest($3::uuid[]) p cross join generate_series(1, $4::int) n
        cross join (select id from kring.services where key = 'practice') s cross join (select id from kring.staff where email = $5) t`,
      [kind, vital, ids, count, nurse],
    );
  await heads("contact", each.contacts);
  await heads("measurement", each.measurements);
  await heads("document", each.documents);
  await heads("need", each.needs);
  await heads("answers", each.answers);
  await heads("allergy", 3, "allergy");
  await heads("medication", each.vital - 3, "medication");
  const of = (kind: string) =>
    `from (select e.*, row_number() over (partition by e.person_id order by e.written_at desc) n from kring.entries e where e.kind = '${kind}') e`;
  await root.query(
    `insert into kring.contacts (entry_id, meeting_id, form, place, began_at, duration_minutes, reason, outcome, next_step, next_on, next_by)
     select e.id, gen_random_uuid(), 'individual', 'centre', e.written_at, 20, repeat('Why they came. ', 6), 'to-be-continued',
       case when e.n % 5 = 1 then 'Call the bailiff again' else '' end, case when e.n % 5 = 1 then e.written_at::date + 14 end, e.author_id
       ${of("contact")}`,
  );
  await root.query(
    `insert into kring.entry_ends (entry_id, because, ended_by)
     select c.entry_id, 'done', c.next_by from kring.contacts c where c.next_step <> '' and c.next_on < kring.today() - 30`,
  );
  await root.query(
    `insert into kring.measurements (entry_id, kind, value, taken_at) select e.id, 'weight', 70, e.written_at ${of("measurement")}`,
  );
  await root.query(
    `insert into kring.documents (entry_id, kind, title, text) select e.id, 'letter-written', 'A letter', repeat('What it says. ', 40) ${of("document")}`,
  );
  await root.query(
    `insert into kring.needs (entry_id, what)
     select e.id, (array['eviction', 'debt', 'food', 'work', 'benefits', 'distress', 'family', 'residence', 'energy', 'language', 'sleep', 'isolation'])[e.n]
       ${of("need")}`,
  );
  await root.query(
    `insert into kring.need_states (entry_id, state, urgency, changed_by, changed_at)
     select e.id, (array['new', 'being-helped', 'solved', 'being-helped'])[s], (s + e.n) % 4, e.author_id, e.written_at + (s || ' days')::interval
       ${of("need")} cross join generate_series(1, 4) s`,
  );
  await root.query(
    `insert into kring.need_helpers (entry_id, service_id, added_by)
     select e.id, s.id, e.author_id ${of("need")} cross join kring.services s where s.key in ('practice', 'social')`,
  );
  await root.query(
    `with q as (insert into kring.questionnaires (url, version, title, languages, resource)
       values ('https://kring.bench/six-axes', '1', 'Six axes', '{fr}', '{}') returning id)
     insert into kring.answers (entry_id, questionnaire_id, response, language, answered_by, answered_at, scores)
     select e.id, q.id, '{}', 'fr', 'person', e.written_at, '{"body": 5, "mind": 4, "meaning": 6, "quality": 5, "part": 3, "daily": 6}'
       ${of("answers")} cross join q`,
  );
  await root.query(
    `insert into kring.allergies (entry_id, substance, kind, severity) select e.id, 'Substance ' || e.n, 'allergy', 'severe' ${of("allergy")}`,
  );
  await root.query(
    `insert into kring.medications (entry_id, name) select e.id, 'Medicine ' || e.n ${of("medication")}`,
  );
  await root.query("commit");
  await root.query("vacuum analyze");
  return ids;
}
