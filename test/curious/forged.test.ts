import assert from "node:assert/strict";
import { test } from "node:test";
import type pg from "pg";
import { exclude, recordConsent } from "../../src/circle/contract.ts";
import { hashToken } from "../../src/platform/server/database.ts";
import { foundCircle, spoken, staffId } from "../circles.ts";
import type { TestUser } from "../harness.ts";

/*
 * Somebody found a way to send statements of their own, still as themselves: every function that the
 * application may call, with ids they should know nothing of, for every purpose.
 */

const house = await foundCircle();
const { nurse, social, psychologist, serviceId, cared, write, share, root } = house;
const purposes = ["care", "welcome", "administration", "quality", "rights", "session"];

const person = await cared("social", "mind");
const mind = { serviceId: serviceId("mind"), compartment: "mind" as const };
const hidden = await write(psychologist, person, {
  ...mind,
  text: "Hears voices.",
  vital: "problem",
});
const plain = await write(social, person, {
  ...{ serviceId: serviceId("social"), compartment: "social", text: "Lost her house." },
});
const { shareId, consentId } = await share(
  social,
  person,
  { entryId: plain.id },
  { service: "mind" },
).catch(() => share(social, person, { entryId: plain.id }, { staff: psychologist }));
const { id: exclusion } = await psychologist.do(exclude, { id: person, staffId: staffId(nurse) });
const { id: no } = await psychologist.do(recordConsent, {
  ...{
    id: person,
    decision: "refused",
    sourceService: serviceId("mind"),
    toService: serviceId("social"),
  },
  ...{ compartments: ["mind"], purpose: "care", until: null, ...spoken },
});
const relations = await root.query("select id from kring.care_relations where person_id = $1", [
  person,
]);
const openings = await root.query(
  `insert into kring.break_glass (person_id, staff_id, reason, words)
   values ($1, $2, 'other', 'she did not answer') returning id`,
  [person, psychologist.id],
);
await root.query("insert into kring.maturities (person_id, compartments) values ($1, '{mind}')", [
  person,
]);
await root.query(
  `insert into kring.representations (person_id, kind, name, compartments, valid)
   values ($1, 'administrator', 'Her administrator', '{mind}', daterange('2020-01-01', null))`,
  [person],
);
const traces = [
  ...["Hears voices.", "Lost her house.", "Mental health", "she did not answer"],
  ...[hidden.id, plain.id, shareId, consentId, exclusion, no, person, serviceId("mind")],
  ...[...relations.rows, ...openings.rows].map(({ id }) => id as string),
].filter((trace) => trace !== null);

const strangers = [
  nurse,
  await house.join("care", { service: "debt", profession: "debt-mediator" }),
  await house.join("head", { service: "practice", profession: "general-practitioner" }),
  ...(await Promise.all(
    ["welcome", "admin", "analyst", "partner", "coordinator"].map((role) => house.join(role)),
  )),
];

async function as(who: TestUser, purpose: string, work: (client: pg.PoolClient) => Promise<void>) {
  const client = await house.database.pool.connect();
  try {
    await client.query("begin");
    const token = hashToken(who.cookie.split("=")[1] ?? "");
    await client.query("select kring.enter($1, $2, 'session', 'curious')", [token, purpose]);
    await work(client);
  } finally {
    await client.query("rollback");
    client.release();
  }
}

/** They become somebody, or are the door itself. */
const doors = ["enter", "enter_system", "credentials_of", "open_session", "password_of_session"];
const argument: Record<string, (id: string) => unknown> = {
  uuid: (id) => id,
  "uuid[]": (id) => [id],
  text: () => "mind",
  "text[]": () => ["mind"],
  date: () => "2026-01-31",
  integer: () => 10,
  boolean: () => true,
  jsonb: () => "{}",
  bytea: () => Buffer.from("x"),
  "timestamp with time zone": () => new Date(),
};

test("every function with every id, by eight strangers for six purposes, answers nothing of them", async () => {
  const { rows: functions } = await root.query<{ name: string; types: string[] }>(
    `select p.proname as name, array(select format_type(t, null) from unnest(p.proargtypes::oid[]) t) as types
       from pg_proc p where p.pronamespace = 'kring'::regnamespace and p.prokind = 'f'
        and p.prorettype <> 'trigger'::regtype and has_function_privilege('kring_app', p.oid, 'execute')`,
  );
  const ids = [
    person,
    hidden.id,
    plain.id,
    serviceId("mind"),
    exclusion,
    openings.rows[0].id as string,
  ];
  const asked = functions.filter(({ name }) => !doors.includes(name));
  assert.ok(asked.length >= 45, `${asked.length} functions`);
  let [calls, answered] = [0, 0];
  const told: string[] = [];
  for (const who of strangers) {
    for (const purpose of purposes) {
      await as(who, purpose, async (client) => {
        await client.query("savepoint here");
        for (const { name, types } of asked) {
          const given = types.some((type) => type.startsWith("uuid")) ? ids : ids.slice(0, 1);
          for (const id of given) {
            calls++;
            const values = types.map((type) => argument[type]?.(id) ?? null);
            const places = types.map((type, place) => `$${place + 1}::${type}`).join(", ");
            const sql = `select to_jsonb(x)::text as answer from kring.${name}(${places}) x`;
            const { rows } = await client.query(sql, values).catch(() => ({ rows: [] }));
            await client.query("rollback to here");
            const words = rows.map(({ answer }) => answer).join(" ");
            if (words !== "") answered++;
            for (const trace of traces) {
              if (trace !== id && words.includes(trace))
                told.push(`${name} as ${purpose}: ${trace}`);
            }
          }
        }
      });
    }
  }
  assert.deepEqual([...new Set(told)], []);
  assert.ok(calls >= 8_000, `${calls} calls`);
  assert.ok(answered >= 1_000, `only ${answered} answered at all`);
});

/** The register, the queue and the house itself: who sees these, other tests hold. */
const openToMany = new Set([
  ...[
    "centres",
    "services",
    "service_centres",
    "staff",
    "memberships",
    "role_capabilities",
    "sessions",
  ],
  ...[
    "compartments",
    "usual_openings",
    "service_compartments",
    "openings",
    "care_relation_lengths",
  ],
  // Lists of the house: what can be measured, coded, asked. Nobody stands in them.
  ...["measurement_kinds", "code_systems", "codes", "questionnaires"],
  ...["people", "people_history", "gp_answers", "health_covers", "national_numbers", "relations"],
  ...[
    "merges",
    "likely_duplicates",
    "sectors",
    "doors",
    "arrivals",
    "turns",
    "turn_moves",
    "screens",
  ],
  ...["request_clocks", "kept_by_law", "migrations", "imports", "import_rows", "receipts"],
]);

test("every table behind a vault door is empty for each of them, for every purpose", async () => {
  const { rows: readable } = await root.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.relnamespace = 'kring'::regnamespace and c.relkind = 'r'
        and has_table_privilege('kring_app', c.oid, 'select')`,
  );
  const tables = readable.map(({ name }) => name).filter((name) => !openToMany.has(name));
  assert.ok(tables.length >= 17, `${tables.length} tables`);
  let asked = 0;
  for (const who of strangers) {
    for (const purpose of purposes) {
      await as(who, purpose, async (client) => {
        const counts = tables.map((table) => `(select count(*) from kring.${table})`).join(" + ");
        const { rows } = await client.query(`select (${counts})::int as n`);
        assert.equal(rows[0].n, 0, `${who.id} for ${purpose}`);
        asked += tables.length;
      });
    }
  }
  assert.equal(asked, 8 * 6 * tables.length);
});

test("what one transaction looked up is not left for the next on the same connection", async () => {
  const mine = await cared("practice");
  await write(nurse, mine);
  const client = await house.database.pool.connect();
  try {
    const token = hashToken(nurse.cookie.split("=")[1] ?? "");
    await client.query("begin");
    await client.query("select kring.enter($1, 'care', 'session', 'curious')", [token]);
    await client.query("select kring.focus_on($1)", [mine]);
    const seen = await client.query("select count(*)::int as n from kring.entries");
    assert.equal(seen.rows[0].n, 1);
    // Another person in the same transaction: what was looked up is about the first alone.
    const other = await client.query(
      "select count(*)::int as n from kring.entries where person_id = $1",
      [person],
    );
    assert.equal(other.rows[0].n, 0);
    await client.query("commit");
    const left = await client.query(
      `select concat(current_setting('kring.focus', true), current_setting('kring.focus_reached', true),
         current_setting('kring.actor', true), current_setting('kring.services', true)) as settings,
         (select count(*)::int from kring.entries) as n`,
    );
    assert.deepEqual(left.rows[0], { settings: "", n: 0 });
  } finally {
    client.release();
  }
});
