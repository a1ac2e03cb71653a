import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import pg from "pg";
import { dumpSchema } from "../db/dump.ts";
import { foundCentre } from "./harness.ts";

/* What PostgreSQL itself says of the gates. */

const centre = await foundCentre();
const list = async (sql: string) =>
  (await centre.root.query<{ name: string }>(sql)).rows.map(({ name }) => name);

test("every table has row-level security, enabled and forced, with a policy", async () => {
  const tables = await list(
    "select relname as name from pg_class where relnamespace = 'kring'::regnamespace and relkind in ('r', 'p')",
  );
  assert.ok(tables.length >= 15, `only ${tables.length} tables seen`);
  const open = await list(`
    select relname as name from pg_class c
     where relnamespace = 'kring'::regnamespace and relkind in ('r', 'p')
       and not (relrowsecurity and relforcerowsecurity
         and exists (select from pg_policy p where p.polrelid = c.oid))`);
  assert.deepEqual(open, []);
});

test("what the application role may do with a table, a policy governs", async () => {
  const ungoverned = await list(`
    with granted as (
      select distinct c.oid, c.relname, g.privilege_type as command
        from pg_class c left join pg_attribute a on a.attrelid = c.oid and a.attacl is not null
       cross join lateral (select * from aclexplode(c.relacl) union all select * from aclexplode(a.attacl)) g
       where c.relnamespace = 'kring'::regnamespace and c.relkind = 'r' and g.grantee = 'kring_app'::regrole
    )
    select relname || ' ' || command as name from granted
     where not exists (
       select from pg_policies p where p.schemaname = 'kring' and p.tablename = relname
          and 'kring_app' = any (p.roles) and (p.cmd = 'ALL' or p.cmd = command))`);
  assert.deepEqual(ungoverned, []);
});

test("the application role owns nothing, is no superuser and cannot bypass", async () => {
  const role = await centre.root.query(
    "select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'kring_app'",
  );
  assert.deepEqual(role.rows, [
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false },
  ]);
  const owned = await list(`
    select relname as name from pg_class where relowner = 'kring_app'::regrole
    union all select proname from pg_proc where proowner = 'kring_app'::regrole
    union all select nspname from pg_namespace where nspowner = 'kring_app'::regrole`);
  assert.deepEqual(owned, []);
});

test("every function pins its path, and none is open to everybody", async () => {
  const functions = await list(
    "select proname as name from pg_proc where pronamespace = 'kring'::regnamespace",
  );
  assert.ok(functions.length >= 12, `only ${functions.length} functions seen`);
  const unpinned = await list(`
    select proname as name from pg_proc where pronamespace = 'kring'::regnamespace
       and not exists (select from unnest(proconfig) c where c like 'search_path=%')`);
  assert.deepEqual(unpinned, []);
  const open = await list(`
    select p.proname as name from pg_proc p
     cross join aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
     where p.pronamespace = 'kring'::regnamespace and g.grantee = 0`);
  assert.deepEqual(open, []);
});

test("no table that knows persons is open to whoever connects", async () => {
  const known = `
    select c.oid, c.relname from pg_class c
     where c.relnamespace = 'kring'::regnamespace and c.relkind in ('r', 'p')
       and (c.relname = 'people' or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id'))`;
  const tables = await list(`select relname as name from (${known}) k`);
  assert.ok(tables.length >= 20, `only ${tables.length} tables seen`);
  const open = await list(`
    select relname || ' ' || policyname as name from (${known}) k join pg_policies p on p.tablename = relname
     where p.schemaname = 'kring' and roles && array['kring_app'::name, 'public'] and qual = 'true'`);
  assert.deepEqual(open, []);
  // Either nobody reads it, or who reads depends on who acts.
  const careless = await list(`
    select relname || ' ' || policyname as name from (${known}) k join pg_policies p on p.tablename = relname
     where p.schemaname = 'kring' and 'kring_app' = any (roles) and cmd in ('SELECT', 'ALL', 'UPDATE', 'DELETE')
       and qual <> 'false'
       and qual !~ 'kring\\.(may|current_actor|my_services|my_staff|closed_people|reachable_people|related_people|stand_around)\\('`);
  assert.deepEqual(careless, []);
});

test("what stands in an entry, and what happens to it later, is seen with its head alone", async () => {
  const tables = await list(`
    select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'kring'::regnamespace and c.relkind = 'r' and a.attname = 'entry_id'
       and not exists (select from pg_attribute p where p.attrelid = c.oid and p.attname = 'person_id')`);
  assert.ok(tables.length >= 15, `only ${tables.length} tables seen`);
  const otherwise = await list(`
    select p.tablename || ' ' || p.policyname as name from pg_policies p
     where p.schemaname = 'kring' and 'kring_app' = any (p.roles) and p.cmd in ('SELECT', 'ALL')
       and p.tablename in (${tables.map((name) => `'${name}'`).join()})
       and p.qual !~ 'FROM kring.entries e\\s+WHERE \\({1,2}e.id = \\w+.entry_id\\)(\\)| AND )'
       and p.policyname <> 'restrictions_read'`);
  // Whom an entry was narrowed to is told to them and to its author (CONF-20).
  assert.deepEqual(otherwise, []);
});

/** What runs in the owner's name and asks nobody, and why it may. */
const asksNobody: Record<string, string> = {
  centre_of_screen: "a waiting-room screen has no session; its key is the secret",
  show_screen: "the same; tells ticket numbers",
  credentials_of: "signing in: nobody acts yet",
  record_attempt: "signing in: nobody acts yet",
  open_session: "signing in: the password was right",
  password_of_session: "a locked desk is opened again; the token is the secret",
  enter: "becomes the actor; the token is the secret",
  enter_system: "becomes the house itself, with a reason that is journalled",
  forget_expired: "forgets what nobody can use any more; tells numbers",
  forget_notices: "the same",
};

test("what runs in the owner's name asks who calls, or stands here with a reason", async () => {
  const definers = `
    select p.proname, p.prosrc, p.prosqlbody, pg_get_functiondef(p.oid) text from pg_proc p
     where p.pronamespace = 'kring'::regnamespace and p.prosecdef and has_function_privilege('kring_app', p.oid, 'execute')`;
  const seen = await list(`select proname as name from (${definers}) d`);
  assert.ok(seen.length >= 25, `only ${seen.length} functions seen`);
  const asking =
    "kring\\.(may|current_actor|my_services|my_grants|own_grounds|share_grounds|closed_people|stand_around)\\(";
  const silent = await list(
    `select proname as name from (${definers}) d where d.text !~ '${asking}' order by 1`,
  );
  assert.deepEqual(silent, Object.keys(asksNobody).sort());
});

test("what happens to rows that point at a deleted one is always said", async () => {
  const unsaid = await list(`
    select conname as name from pg_constraint
     where contype = 'f' and connamespace = 'kring'::regnamespace and confdeltype = 'a'`);
  assert.deepEqual(unsaid, []);
});

test("no view shows what its owner may see", async () => {
  const views = await list(`
    select relname as name from pg_class where relnamespace = 'kring'::regnamespace and relkind in ('v', 'm')
       and not coalesce(reloptions @> '{security_invoker=true}', false)`);
  assert.deepEqual(views, []);
});

test("the schema that is committed is the one the migrations make", async () => {
  const made = await dumpSchema(centre.root);
  const committed = await readFile("db/schema.sql", "utf8");
  assert.equal(made, committed, "run: npm run schema");
  const types = await readFile("db/schema.generated.ts", "utf8");
  const tables = await list("select tablename as name from pg_tables where schemaname = 'kring'");
  for (const table of tables)
    assert.ok(types.includes(`"kring.${table}"`), `${table}: run npm run schema`);
});

test("without an actor every table that knows persons is empty", async () => {
  const welcomer = await centre.join("welcome");
  const { registerPerson } = await import("../src/people/contract.ts");
  await welcomer.do(registerPerson, {
    given: "Amina",
    family: "Test",
    birth: "1990",
    languages: ["rif", "fr"],
  });
  const client = new pg.Client(centre.connections.app);
  await client.connect();
  const readable = await list(`
    select distinct table_name as name from information_schema.column_privileges
     where table_schema = 'kring' and grantee = 'kring_app' and privilege_type = 'SELECT'`);
  assert.ok(readable.length >= 12, `only ${readable.length} readable tables seen`);
  const open = [];
  for (const table of readable) {
    const columns = await list(`
      select string_agg(quote_ident(column_name), ', ') as name from information_schema.column_privileges
       where table_schema = 'kring' and table_name = '${table}' and grantee = 'kring_app' and privilege_type = 'SELECT'`);
    const { rowCount } = await client.query(`select ${columns[0]} from kring.${table} limit 1`);
    if (rowCount !== 0) open.push(table);
  }
  await client.end();
  // Names of centres, sectors, roles and kinds of secret are none themselves.
  assert.deepEqual(
    open.filter(
      (table) => !["centres", "role_capabilities", "sectors", "compartments"].includes(table),
    ),
    [],
  );
});
