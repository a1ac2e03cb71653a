import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, test } from "node:test";
import { createServer, routes } from "../src/app/server/server.ts";
import { webFolder } from "../src/app/server/web-files.ts";
import * as people from "../src/people/contract.ts";
import { TopicHub } from "../src/platform/server/event-stream.ts";
import { requestOf, userOf } from "./harness.ts";
import { foundWelcome } from "./welcome.ts";

/* What every answer says about itself, who may ask for it, and what is never said. */

const house = await foundWelcome();
const { http, root, database, connections, welcomer } = house;
const lines: string[] = [];
const hub = new TopicHub(connections.app);
const logged = await createServer({
  database,
  hub,
  demo: false,
  logLevel: "info",
  behindTls: true,
  logTo: { write: (line) => void lines.push(line) },
});
after(() => logged.close());
const id = "0197c000-0000-7000-8000-000000000000";

test("every kind of answer: nothing of others, nothing kept, no word about the server", async () => {
  const addresses = [
    "/api/people?q=a%20b",
    "/api/nothing",
    "/api/openapi.json",
    "/api/house",
    "/%61pi/doors",
    "/healthz",
    "/metrics",
    "/api/people/x",
    "/%zz",
    "/nothing/here",
    "/mark.svg",
    "/",
  ];
  if (existsSync(webFolder)) {
    for (const file of await readdir(join(webFolder, "assets"))) addresses.push(`/assets/${file}`);
  }
  for (const { endpoint } of routes) {
    addresses.push(requestOf(endpoint, { id, mergeId: id, relationId: id, key: "x" }).url);
  }
  for (const url of addresses) {
    for (const cookie of ["", welcomer.cookie]) {
      const { headers, statusCode } = await http.inject({ url, headers: { cookie } });
      const policy = String(headers["content-security-policy"]);
      assert.match(policy, /default-src 'none'/, url);
      assert.match(policy, /frame-ancestors 'none'/, url);
      assert.doesNotMatch(policy, /unsafe-eval|https?:|\*|script-src[^;]*unsafe-inline/, url);
      assert.equal(headers["x-content-type-options"], "nosniff", url);
      assert.equal(headers["referrer-policy"], "no-referrer", url);
      assert.equal(headers["server"] ?? headers["x-powered-by"], undefined, url);
      assert.equal(headers["access-control-allow-origin"], undefined, url);
      const isAsset = url.startsWith("/assets/") && statusCode === 200;
      const keeps = isAsset ? /immutable/ : /^(no-store|no-cache)$/;
      assert.match(String(headers["cache-control"]), keeps, url);
      if (/^\/(api|%61pi)/.test(url)) assert.equal(headers["cache-control"], "no-store", url);
    }
  }
  assert.ok(addresses.length >= 45, `only ${addresses.length} addresses`);
});

test("a page of another site moves nothing, with and without the newer headers", async () => {
  const foreign = [
    { "sec-fetch-site": "cross-site" },
    { "sec-fetch-site": "same-site" },
    { "sec-fetch-site": "cross-site", origin: "https://kring.test" },
    { origin: "https://evil.example" },
    { origin: "null" },
    { origin: "https://kring.test.evil.example" },
    { origin: "https://kring.test:8443" },
  ];
  const own = [
    {},
    { origin: "https://kring.test" },
    { "sec-fetch-site": "same-origin" },
    { "sec-fetch-site": "none" },
  ];
  let refused = 0;
  for (const { endpoint } of routes.filter((route) => route.endpoint.method !== "GET")) {
    const { url } = requestOf(endpoint, { id, mergeId: id, relationId: id });
    const { cookie } = endpoint.name === "signOut" ? await house.join("welcome") : welcomer;
    if (endpoint.name === "lockSession") continue;
    for (const more of [...foreign, ...own]) {
      const headers = { host: "kring.test", cookie, ...more };
      const answer = await http.inject({ method: endpoint.method, url, headers });
      const isForeign = answer.json().code === "foreign-origin";
      assert.equal(
        isForeign,
        foreign.some((one) => one === more),
        `${endpoint.name} ${JSON.stringify(more)}`,
      );
      if (isForeign) {
        assert.equal(answer.statusCode, 403);
        refused += 1;
      }
    }
  }
  assert.ok(refused >= 100, `only ${refused} refused`);
});

test("to look changes nothing", async () => {
  const tables = `select relname as name from pg_class where relnamespace = 'kring'::regnamespace and relkind = 'r'
    and relname not in ('journal', 'sessions', 'screens', 'sign_in_attempts')`;
  const sums = async () => {
    const sum: Record<string, string> = {};
    for (const { name } of (await root.query(tables)).rows) {
      const { rows } = await root.query(
        `select md5(coalesce(string_agg(t::text, '' order by t::text), '')) m from kring.${name} t`,
      );
      sum[name] = rows[0].m;
    }
    return sum;
  };
  const person = await house.addPerson();
  const before = await sums();
  for (const { endpoint } of routes.filter((route) => route.endpoint.method === "GET")) {
    const { url } = requestOf(endpoint, { id: person, key: "x" });
    for (const method of ["GET", "HEAD"] as const) {
      const headers = { cookie: welcomer.cookie, "idempotency-key": "look" };
      await http.inject({ method, url: `${url}?q=wanda%20secretname`, headers });
    }
  }
  assert.deepEqual(await sums(), before);
});

test("neither the log nor a refusal says who somebody is or what was searched", async () => {
  const user = userOf(logged, welcomer.id, welcomer.cookie);
  const answers: string[] = [];
  const ask = async (url: string, method: "GET" | "POST" | "PATCH" = "GET", payload?: object) => {
    const answer = await logged.inject({
      method,
      url,
      headers: { cookie: welcomer.cookie, referer: "https://x/Secretname" },
      ...(payload && { payload }),
    });
    if (answer.statusCode >= 400) answers.push(answer.body);
    return answer.statusCode;
  };
  const person = await user.do(people.registerPerson, {
    given: "Wanda",
    family: "Secretname",
    birth: "1990",
  });
  await ask("/api/people?q=Secretname%201990");
  await ask("/api/Secretname/%zz");
  await ask("/api/people/Secretname");
  await ask("/api/people?limit=Secretname&q=Secretname");
  await ask("/api/people", "POST", { given: "Secretname\0", birth: "Secretname" });
  await ask("/api/people", "POST", { given: 1, family: ["Secretname"], gender: "Secretname" });
  await logged
    .inject({
      method: "POST",
      url: "/api/people",
      headers: { cookie: welcomer.cookie, "content-type": "application/json" },
      payload: '{"given": Secretname',
    })
    .then(({ body }) => answers.push(body));
  const relation = { otherId: person.id, kind: "friend" };
  assert.equal(await ask(`/api/people/${person.id}/relations`, "POST", relation), 409);
  await root.query(
    "alter table kring.people add constraint broken check (given <> 'Wanda' or family <> 'Secretname' or version < 2)",
  );
  assert.equal(
    await ask(`/api/people/${person.id}`, "PATCH", { version: 1, family: "Secretname" }),
    500,
  );
  await root.query("alter table kring.people drop constraint broken");
  await root.query("alter table kring.people alter column version type text using 'Secretname'");
  assert.equal(await ask(`/api/people/${person.id}`), 500);
  await root.query("alter table kring.people alter column version type int using 1");
  assert.ok(lines.length >= 20, `only ${lines.length} lines`);
  assert.ok(
    lines.filter((line) => line.includes('"fault"')).length >= 2,
    "the faults were not logged",
  );
  assert.ok(answers.length >= 8, `only ${answers.length} refusals`);
  for (const text of [...lines, ...answers]) assert.doesNotMatch(text, /Secretname|Wanda|1990/);
});

test("behind a proxy nobody becomes the machine itself by saying so", async () => {
  const headers = { "x-forwarded-for": "127.0.0.1, 203.0.113.9" };
  assert.equal((await logged.inject({ url: "/metrics", headers })).statusCode, 404);
  assert.equal((await logged.inject({ url: "/metrics" })).statusCode, 200);
});

test("who has no session may ask a good deal, and not without end", async () => {
  const ask = () =>
    logged.inject({
      url: "/api/screens/nobody-knows-this-key/show",
      remoteAddress: "203.0.113.9",
    });
  const answers = new Map<number, number>();
  for (let i = 0; i < 1250; i++) {
    const { statusCode } = await ask();
    answers.set(statusCode, (answers.get(statusCode) ?? 0) + 1);
  }
  assert.deepEqual([...answers.keys()].sort(), [404, 429]);
  assert.equal((await ask()).json().code, "too-many-requests");
  const elsewhere = await logged.inject({ url: "/api/screens/nobody-knows-this-key/show" });
  assert.equal(elsewhere.statusCode, 404);
});
