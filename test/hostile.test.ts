import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import type { InjectOptions } from "fastify";
import { getSession, signIn } from "../src/access/contract.ts";
import { routes } from "../src/app/server/server.ts";
import * as people from "../src/people/contract.ts";
import { type Endpoint, pathNames } from "../src/platform/endpoint.ts";
import { callNext, listQueue } from "../src/reception/contract.ts";
import type { TestUser } from "./harness.ts";
import { fitting, spoilt } from "./hostile-input.ts";
import { foundWelcome } from "./welcome.ts";

/* Whatever is sent, the house answers what is wrong with it; it neither breaks nor obeys. */

const house = await foundWelcome();
const { http, root } = house;
let everyone: TestUser;
let requests = 0;

before(async () => {
  everyone = await house.join("welcome", { email: "all@test.kring" });
  await root.query("insert into kring.memberships (staff_id, role) values ($1, 'admin')", [
    everyone.id,
  ]);
});

async function send(request: InjectOptions & { url: string }) {
  requests += 1;
  const late = sleep(5000, undefined, { ref: false }).then(() => {
    throw new Error(`no answer: ${request.method} ${request.url.slice(0, 200)}`);
  });
  const answer = await Promise.race([http.inject(request), late]);
  const what = () =>
    `${request.method} ${request.url.slice(0, 200)} ${String(JSON.stringify(request.payload)).slice(0, 600)}: ${answer.statusCode} ${answer.body.slice(0, 400)}`;
  assert.ok(answer.statusCode < 500, what());
  if (answer.statusCode >= 400) {
    assert.match(String(answer.headers["content-type"]), /^application\/problem\+json/, what());
    const { code, status, errors } = answer.json();
    assert.equal(status, answer.statusCode, what());
    assert.match(code, /^[a-z-]+$/, what());
    if (status === 422) {
      assert.ok(errors.length > 0, what());
      for (const { path } of errors) assert.match(path, /^(\/|$)/, what());
    }
  }
  return answer;
}

/** Strange values in the place where they travel. */
function requestWith(endpoint: Endpoint, value: unknown): InjectOptions & { url: string } {
  const parts = typeof value === "object" && value !== null ? { ...value } : { q: value };
  const rest = parts as Record<string, unknown>;
  const text = (one: unknown) => (typeof one === "string" ? one : String(JSON.stringify(one)));
  let url = endpoint.path;
  for (const name of pathNames(endpoint.path)) {
    url = url.replace(`:${name}`, () => encodeURIComponent(text(rest[name]).toWellFormed()));
    delete rest[name];
  }
  const { method } = endpoint;
  if (method === "GET" || method === "DELETE") {
    const query = Object.entries(rest).map(([name, one]) => [name, text(one)] as [string, string]);
    return { method, url: `${url}?${new URLSearchParams(query)}` };
  }
  const body = typeof value === "object" && !Array.isArray(value) && value !== null ? rest : value;
  const payload = JSON.stringify(body) ?? "";
  return { method, url, payload, headers: { "content-type": "application/json" } };
}

const bodies: [string, string][] = [
  ["application/json", ""],
  ["application/json", "{"],
  ["application/json", "null"],
  ["application/json", "[]"],
  ["application/json", '"Secretname"'],
  ["application/json", '{"__proto__": {"admin": true}}'],
  ["application/json", '{"constructor": {"prototype": {}}}'],
  ["application/json", `${'{"a":'.repeat(5000)}1${"}".repeat(5000)}`],
  ["application/json", `{"given": "${"x".repeat(1_100_000)}"}`],
  ["application/json; charset=utf-16", "{}"],
  ["text/plain", "{}"],
  ["application/x-www-form-urlencoded", "given=a"],
  ["multipart/form-data; boundary=x", "--x--"],
  ["nonsense", "{}"],
];

test("malformed input is answered with what is wrong, never with a fault or silence", async () => {
  for (const { endpoint } of routes) {
    // Who signs out or locks the desk knocks no more.
    const isLeaving = ["signOut", "lockSession"].includes(endpoint.name);
    const cookie = isLeaving ? (await house.join("welcome")).cookie : everyone.cookie;
    const seed = 20_261_121;
    const values = [
      ...fc.sample(spoilt(endpoint.input), { numRuns: endpoint.needs === null ? 20 : 45, seed }),
      ...fc.sample(fitting(endpoint.input), { numRuns: endpoint.needs === null ? 5 : 15, seed }),
    ];
    for (const value of values) {
      const request = requestWith(endpoint, value);
      await send({ ...request, headers: { ...request.headers, cookie } });
    }
    for (const [type, payload] of endpoint.method === "GET" ? [] : bodies) {
      const { url } = requestWith(endpoint, { id: endpoint.name });
      await send({
        method: endpoint.method,
        url,
        payload,
        headers: { cookie, "content-type": type },
      });
    }
  }
  for (const url of [
    "/%zz",
    "/api/%c0%80",
    "/api/people?q=%00",
    "//",
    "/api/people/%2e%2e",
    "/api//people",
  ]) {
    await send({ method: "GET", url, headers: { cookie: everyone.cookie } });
  }
  assert.ok(requests >= 2000, `only ${requests} requests`);
});

test("a character that cannot be kept is named at its field", async () => {
  const otherNames = [{ kind: "nickname" as const, given: "Zuzu\ud800", family: "" }];
  const refused = await everyone.ask(people.registerPerson, { given: "Ami\0na", otherNames });
  assert.equal(refused.status, 422);
  assert.deepEqual(refused.errors, [
    { path: "/given", code: "unstorable-character" },
    { path: "/otherNames/0/given", code: "unstorable-character" },
  ]);
  const search = await everyone.ask(people.findPeople, { q: "ami\0na 1990" });
  assert.deepEqual([search.status, search.errors?.[0]?.path], [422, "/q"]);
  for (const since of ["0000-01-01", "9999-12-31"]) {
    const gp = { answer: "yes" as const, name: "", since };
    const dated = await everyone.ask(people.registerPerson, { given: "Amina", gp });
    assert.ok([200, 422].includes(dated.status), `${since}: ${dated.status}`);
  }
  const kept = { given: "👩🏽‍⚕️ \u202eanima\u200f", family: "عمراني" };
  const { given, family } = await everyone.do(people.registerPerson, kept);
  assert.deepEqual({ given, family }, kept);
});

const injections = [
  "'",
  "''",
  '"',
  "`",
  "\\",
  "\\'",
  "';",
  "'--",
  "'/*",
  "') --",
  "')) --",
  "' or 1=1 --",
  "' or '1'='1",
  '" or "1"="1',
  "1 or 1=1",
  "1; drop table kring.people",
  "'; drop table kring.people; --",
  "'; delete from kring.sessions; --",
  "'; truncate kring.journal; --",
  "' union select null --",
  "' union all select usename from pg_user --",
  "$$; select pg_sleep(3); $$",
  "'; select pg_sleep(3) --",
  "' || pg_sleep(3) || '",
  "(select pg_sleep(3))",
  "{1}'::text[] or true --",
  "}'::text[] --",
  "%",
  "_",
  "%%%",
  "a%' or '%'='",
  "\\x27 or 1=1",
  "\u2019 or 1=1 --",
  "\uff07 or 1=1 --",
  "case when 1=1 then 1 end",
  "order by 1",
  "limit 0 offset 1",
  "$1",
  ":q",
  "?",
  "@@version",
  "x' and (select count(*) from kring.people) > 0 --",
  "E'\\\\x00'",
  "chr(39)",
  '{"$gt": ""}',
  '[["d"]]',
  "'; set role kring_owner; --",
  "'; copy kring.people to '/tmp/x'; --",
];

const plainWords = (text: string) => text.normalize("NFKC").replace(/[^a-z0-9]+/gi, " ");

const fingerprint = `select (select count(*) from kring.people)::int people, (select count(*) from kring.turns)::int turns,
  (select count(*) from kring.staff)::int staff, (select count(*) from kring.sessions)::int sessions,
  (select md5(string_agg(oid || relname, ',' order by oid)) from pg_class where relnamespace = 'kring'::regnamespace) tables,
  (select md5(string_agg(rolname, ',' order by rolname)) from pg_roles) roles`;

test("text is text: no part of it becomes SQL", async () => {
  await house.addPeople(3);
  const fresh = await house.join("welcome");
  const state = async () => (await root.query(fingerprint)).rows[0];
  const before = await state();
  let tried = 0;
  const started = performance.now();
  for (const text of injections) {
    const found = await fresh.do(people.findPeople, { q: `${text} ${text}` });
    const sectors = await fresh.do(people.listSectors, { q: text });
    const queue = await fresh.do(listQueue, { door: text.slice(0, 40) });
    const next = await fresh.ask(callNext, { door: text.slice(0, 40), room: text.slice(0, 40) });
    const check = await fresh.do(people.checkDuplicates, { given: text, family: text });
    const payload = { email: `${text}@x.be`, password: text };
    const stranger = await http.inject({ method: signIn.method, url: signIn.path, payload });
    const take = { id: "x", version: 1, otherId: "x", otherVersion: 1, take: [text.slice(0, 40)] };
    const merged = await fresh.ask(people.mergePeople, take as never);
    assert.deepEqual(found.people, [], text);
    assert.deepEqual(sectors, await fresh.do(people.listSectors, { q: plainWords(text) }), text);
    assert.deepEqual(queue, { waiting: [], called: [], ended: [] }, text);
    assert.equal(next.code, "unknown-door", text);
    assert.deepEqual(check.candidates, [], text);
    assert.equal(stranger.statusCode, 401, text);
    assert.equal(merged.status, 422, text);
    tried += 7;
  }
  assert.deepEqual(await state(), before);
  assert.ok(tried >= 7 * 40, `only ${tried} tried`);
  assert.ok(performance.now() - started < 20_000, "something slept");
  for (const text of injections.slice(0, 20)) {
    const person = await fresh.do(people.registerPerson, {
      given: text,
      family: text,
      trustedPerson: text,
    });
    assert.deepEqual([person.given, person.trustedPerson], [text, text]);
  }
});

test("after all that, the door still opens", async () => {
  await everyone.do(getSession, {});
});

after(() =>
  console.log(`hostile: ${requests} malformed requests, ${injections.length} injections`),
);
