import { sessionCookie } from "../../src/platform/server/bind.ts";
import { hashToken } from "../../src/platform/server/database.ts";
import { type TestCentre, type TestUser, userOf } from "../harness.ts";

/* Many colleagues of one service, each of whom alone cares for a few people of many. */

export interface Actor {
  readonly user: TestUser;
  readonly token: string;
  readonly staffId: string;
  /** Their people, each with the entries to be seen. */
  readonly people: ReadonlyMap<string, ReadonlySet<string>>;
}

export const entriesEach = 3;
const peopleEach = 4;

/** As many people as colleagues; colleague n cares for persons n, n + 7, n + 14, n + 21. */
export async function gatherCrowd(centre: TestCentre, size: number): Promise<Actor[]> {
  const { root } = centre;
  const list = async (sql: string, values: unknown[]) =>
    (await root.query<{ id: string }>(sql, values)).rows.map(({ id }) => id);
  const staff = await list(
    `insert into kring.staff (centre_id, email, given, family, profession, secrecy_ground)
     select $1, 'crowd-' || n || '@test.kring', 'Nurse', n::text, 'nurse', 'profession' from generate_series(1, $2::int) n returning id`,
    [centre.centreId, size],
  );
  const people = await list(
    `insert into kring.people (number, given) select 'KR-0001-' || lpad(n::text, 5, '0') || 'A', 'Person' || n
       from generate_series(1, $1::int) n returning id`,
    [size],
  );
  await root.query(
    `insert into kring.memberships (staff_id, role, service_id)
     select one, 'care', (select id from kring.services where key = 'practice') from unnest($1::uuid[]) one`,
    [staff],
  );
  const tokens = staff.map((id) => `token of ${id}`);
  await root.query(
    "insert into kring.sessions (staff_id, token_hash) select * from unnest($1::uuid[], $2::bytea[])",
    [staff, tokens.map(hashToken)],
  );
  const { rows: entries } = await root.query<{ id: string; person_id: string }>(
    `insert into kring.entries (person_id, service_id, compartment, kind, author_id)
     select one, (select id from kring.services where key = 'practice'), 'health', 'note', $2
       from unnest($1::uuid[]) one cross join generate_series(1, $3::int) returning id, person_id`,
    [people, staff[0], entriesEach],
  );
  await root.query(
    "insert into kring.notes (entry_id, text) select id, 'about ' || person_id from kring.entries",
  );
  const of = Map.groupBy(entries, ({ person_id }) => person_id);
  const actors = staff.map((staffId, index): Actor => {
    const token = tokens[index] ?? "";
    const cookie = `${sessionCookie}=${encodeURIComponent(token)}`;
    const own = Array.from({ length: peopleEach }, (_, n) => people[(index + 7 * n) % size] ?? "");
    return {
      user: userOf(centre.http, staffId, cookie),
      token,
      staffId,
      people: new Map(own.map((id) => [id, new Set((of.get(id) ?? []).map((entry) => entry.id))])),
    };
  });
  const cares = actors.flatMap((actor) =>
    [...actor.people.keys()].map((person) => ({ person, staff: actor.staffId })),
  );
  for (let start = 0; start < cares.length; start += 1000) {
    const part = cares.slice(start, start + 1000);
    await root.query(
      `insert into kring.care_relations (person_id, staff_id, service_id, basis)
       select x.person, x.colleague, (select id from kring.services where key = 'practice'), 'contact'
         from unnest($1::uuid[], $2::uuid[]) x (person, colleague)`,
      [part.map(({ person }) => person), part.map(({ staff }) => staff)],
    );
  }
  await root.query("analyze");
  return actors;
}
