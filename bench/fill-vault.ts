import type pg from "pg";

/** The nurse whose circle is measured. */
export const nurse = "nurse@bench.kring";

const services = ["practice", "social", "mind", "debt"];
const circle = 3000;
const notesEach = 4;

/**
 * Four services; the practice cares for 3,000 people, the others for everybody; four notes each. Put
 * in as bulk loads are: rows with the triggers asleep, then what follows derived in one go.
 */
export async function fillVault(root: pg.Client, passwordOf: string): Promise<void> {
  const known = await root.query("select 1 from kring.services where key = 'practice'");
  if (known.rowCount) return;
  await root.query("begin");
  await root.query("set local session_replication_role = replica");
  await root.query("insert into kring.services (key, name) select k, k from unnest($1::text[]) k", [
    services,
  ]);
  await root.query(`insert into kring.service_compartments (service_id, compartment)
    select s.id, c from kring.services s join (values ('practice', 'health'), ('social', 'social'),
      ('mind', 'mind'), ('debt', 'debt')) kept (key, c) using (key)`);
  await root.query(`insert into kring.openings (service_id, profession, compartment)
    select k.service_id, u.profession, k.compartment
      from kring.service_compartments k join kring.usual_openings u using (compartment)`);
  await root.query(
    `with added as (
       insert into kring.staff (centre_id, email, given, family, profession, secrecy_ground, password_hash)
       select centre_id, $1, 'Nurse', 'Bench', 'nurse', 'profession', password_hash
         from kring.staff where email = $2 returning id)
     insert into kring.memberships (staff_id, service_id, role)
     select added.id, s.id, 'care' from added, kring.services s where s.key = 'practice'`,
    [nurse, passwordOf],
  );
  await root.query(
    `insert into kring.care_relations (person_id, service_id, basis, valid)
     select p.id, s.id, 'contact', tstzrange(now(), now() + interval '15 months')
       from (select id, row_number() over (order by id) as n from kring.people) p
       join kring.services s on s.key = (array['social', 'mind', 'debt'])[1 + p.n % 3] or s.key = 'practice' and p.n <= $1`,
    [circle],
  );
  await root.query(
    `with heads as (
       insert into kring.entries (person_id, service_id, compartment, kind, author_id, written_at)
       select r.person_id, r.service_id, k.compartment, 'note', t.id, now() - random() * interval '2 years'
         from kring.care_relations r join kring.service_compartments k using (service_id)
        cross join generate_series(1, $1) cross join (select id from kring.staff where email = $2) t
       returning id)
     insert into kring.notes (entry_id, text)
     select id, repeat('What was said, and what was agreed. ', 12) from heads`,
    [notesEach, nurse],
  );
  await root.query(`insert into kring.grants (person_id, grantee_service, source_service, valid, because, because_id)
    select person_id, service_id, service_id, valid, 'care-relation', id from kring.care_relations`);
  await root.query("select set_config('kring.capabilities', '{upkeep}', true)");
  const { rows } = await root.query("select count(*)::int as n from kring.access_differences()");
  if (rows[0].n !== 0) throw new Error("what was put in is not what follows from its causes");
  await root.query("commit");
  await root.query("vacuum analyze");
}
