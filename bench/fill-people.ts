import type pg from "pg";
import { storedKeys } from "../src/people/finding/stored-keys.ts";
import { type InventedPerson, identityOf, inventPerson } from "./invented-people.ts";

const batch = 5000;

export function keysOf(person: InventedPerson): string[] {
  const { given, family, otherName, birth, phone, number, nationalNumber } = person;
  return storedKeys({
    names: [given, family, ...(otherName ? [otherName.given, otherName.family] : [])],
    birth: birth ?? "",
    phones: phone ? [phone] : [],
    number,
    ...(nationalNumber && { nationalNumber }),
  });
}

/**
 * The same rows that registering writes, written by the hundred as the owner: a million
 * registrations through the verb would take hours. The index of the keys is built at the end.
 */
export async function fillPeople(
  owner: pg.Client,
  { people, centreId, say }: { people: number; centreId: string; say: (line: string) => void },
): Promise<void> {
  const began = performance.now();
  const index = await owner.query<{ definition: string }>(
    "select pg_get_indexdef('kring.people_search_keys'::regclass) as definition",
  );
  await owner.query("drop index kring.people_search_keys");
  await owner.query("set synchronous_commit = off");
  await owner.query("set maintenance_work_mem = '512MB'");
  for (let from = 0; from < people; from += batch) {
    const count = Math.min(batch, people - from);
    await insert(
      owner,
      Array.from({ length: count }, (_, place) => inventPerson(from + place)),
      centreId,
    );
    const done = from + count;
    if (done % 50_000 === 0 || done === people)
      say(`  ${done} of ${people} people, ${seconds(began)}`);
  }
  await owner.query(index.rows[0]?.definition ?? "");
  await owner.query("select setval('kring.card_numbers', $1)", [people]);
  await owner.query("vacuum analyze");
  say(`  index and statistics, ${seconds(began)}`);
}

async function insert(owner: pg.Client, people: InventedPerson[], centreId: string): Promise<void> {
  const rows = people.map((person) => ({
    ...identityOf(person),
    ...person,
    otherNames: person.otherName ? [{ kind: "on-paper", ...person.otherName }] : [],
    keys: keysOf(person),
  }));
  await owner.query(
    `with r as materialized (
       select * from jsonb_to_recordset($1) r (id uuid, number text, given text, family text, "otherNames" jsonb,
         birth text, languages jsonb, reach jsonb, street text, postcode text, municipality text,
         "nationalNumber" text, keys jsonb)
     ), people as (
       insert into kring.people (id, number, given, family, other_names, birth, languages, reach, address_kind,
         street, postcode, municipality, centre_id)
       select id, number, given, family, "otherNames", birth, array(select jsonb_array_elements_text(languages)),
         reach, 'home', street, postcode, municipality, $2 from r
     ), numbers as (
       insert into kring.national_numbers (person_id, number, kind, valid)
       select id, "nationalNumber", 'niss', true from r where "nationalNumber" is not null
     ), gps as (
       insert into kring.gp_answers (person_id, answer) select id, 'no' from r
     ), covers as (
       insert into kring.health_covers (person_id, kind) select id, 'insured' from r
     )
     insert into kring.people_search (person_id, keys)
     select id, array(select jsonb_array_elements_text(keys)) from r`,
    [JSON.stringify(rows), centreId],
  );
}

function seconds(began: number): string {
  return `${Math.round((performance.now() - began) / 1000)} s`;
}
