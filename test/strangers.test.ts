import assert from "node:assert/strict";
import { before, test } from "node:test";
import { getSession, listColleagues } from "../src/access/contract.ts";
import { hashPassword } from "../src/access/server/index.ts";
import { routes } from "../src/app/server/server.ts";
import {
  listLikelyDuplicates,
  mergePeople,
  registerPerson,
  relatePeople,
} from "../src/people/contract.ts";
import { pathNames } from "../src/platform/endpoint.ts";
import * as reception from "../src/reception/contract.ts";
import { requestOf, signInTo, type TestUser, testPassword } from "./harness.ts";
import { foundWelcome } from "./welcome.ts";

/* What one may not see is not there: for who knows no people, and for colleagues of another house. */

const house = await foundWelcome();
const { http, root, welcomer, admin } = house;
const unknown = "0197c000-0000-7000-8000-000000000000";
/** Ids of things that are there, by the name under which they travel. */
let real: Record<string, string[]>;
let neighbour: TestUser;

before(async () => {
  const [one, other, third] = await house.addPeople(3);
  assert.ok(one && other && third);
  await welcomer.do(registerPerson, { given: "Wanda 1", family: "Secretname", birth: "1990" });
  const { relations } = await welcomer.do(relatePeople, {
    id: one,
    otherId: other,
    kind: "friend",
  });
  const { pairs } = await welcomer.do(listLikelyDuplicates, {});
  const merged = await welcomer.do(mergePeople, {
    id: other,
    version: 1,
    otherId: third,
    otherVersion: 1,
    take: [],
  });
  const { turns } = await welcomer.do(reception.arrive, { personId: one, doors: ["care"] });
  const screen = await welcomer.do(reception.addScreen, { name: "Hall", languages: [] });
  real = {
    id: [one, turns[0]?.id ?? "", screen.id, ...pairs.map(({ id }) => id)],
    otherId: [other],
    personId: [one],
    relationId: relations.map(({ id }) => id),
    mergeId: merged.mergedNumbers.map(({ mergeId }) => mergeId),
  };
  for (const [name, ids] of Object.entries(real))
    assert.ok(ids.every(Boolean) && ids.length > 0, name);
  const centre = await root.query(
    "insert into kring.centres (key, name) values ('next', 'Next door') returning id",
  );
  const staff = await root.query(
    `insert into kring.staff (centre_id, email, given, family, profession, password_hash)
     values ($1, 'next@test.kring', 'Nextdoor', 'Neighbour', 'welcomer', $2) returning id`,
    [centre.rows[0].id, await hashPassword(testPassword)],
  );
  await root.query(
    "insert into kring.memberships (staff_id, role) values ($1, 'welcome'), ($1, 'admin')",
    [staff.rows[0].id],
  );
  neighbour = await signInTo(http, "next@test.kring", testPassword);
});

const fields: Record<string, unknown> = {
  version: 1,
  otherVersion: 1,
  take: [],
  kind: "friend",
  doors: ["care"],
  door: "care",
  move: "call",
  urgent: true,
  given: "X",
};

/** The inputs of an endpoint that name something: each with what is there, and with what is not. */
function* pairsOf(endpoint: (typeof routes)[number]["endpoint"]) {
  const properties = Object.keys(endpoint.input.properties);
  const names = properties.filter((name) => real[name]);
  const known = (name: string) => (name in fields ? [[name, fields[name]]] : []);
  const rest = Object.fromEntries(properties.flatMap(known));
  for (const name of names) {
    for (const id of real[name] ?? []) {
      const others = Object.fromEntries(names.map((one) => [one, real[one]?.[0]]));
      const input = { ...rest, ...others };
      yield [
        requestOf(endpoint, { ...input, [name]: id }),
        requestOf(endpoint, { ...input, [name]: unknown }),
      ] as const;
    }
  }
}

async function knock(method: "GET", url: string, cookie: string, payload?: object) {
  const started = performance.now();
  const answer = await http.inject({
    method,
    url,
    headers: { cookie },
    ...(payload && { payload }),
  });
  const ms = performance.now() - started;
  const { requestId, ...body } = answer.json();
  return { ms, requestId, said: { status: answer.statusCode, body } };
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1] ?? 0;

test("to who knows no people, somebody and nobody are the same: answer, body and time", async () => {
  let compared = 0;
  for (const role of ["coordinator", "dpo", "analyst", "partner"]) {
    const user = await house.join(role);
    const { cookie } = user;
    const { capabilities } = await user.do(getSession, {});
    for (const { endpoint } of routes) {
      const { needs } = endpoint;
      if (!needs || needs === "session" || capabilities.includes(needs)) continue;
      for (const [there, absent] of pairsOf(endpoint)) {
        const method = endpoint.method as "GET";
        const [known, unknown] = [
          await knock(method, there.url, cookie, there.payload),
          await knock(method, absent.url, cookie, absent.payload),
        ];
        assert.deepEqual(known.said, unknown.said, `${role} ${endpoint.name}`);
        // 422: the question was refused for its shape, before anybody looked.
        if (known.said.status === 422) continue;
        assert.equal(known.said.status, 403, `${role} ${endpoint.name}`);
        compared += 1;
      }
    }
  }
  assert.ok(compared >= 80, `only ${compared} compared`);
  const { cookie } = await house.join("analyst");
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < 120; round++) {
    for (const [which, id] of [real["personId"]?.[0], unknown].entries()) {
      times[which]?.push((await knock("GET", `/api/people/${id}`, cookie)).ms);
    }
  }
  const [there, absent] = [median(times[0]), median(times[1])];
  assert.ok(Math.abs(there - absent) < 1 + 0.3 * absent, `${there} ms, ${absent} ms`);
});

test("queue, turns, screens, doors and colleagues of one house are not there for the next", async () => {
  const [turn, screen] = [real["id"]?.[1] ?? "", real["id"]?.[2] ?? ""];
  let tried = 0;
  for (const { endpoint } of routes) {
    if (!endpoint.path.startsWith("/api/queue/") && endpoint.name !== "removeScreen") continue;
    if (pathNames(endpoint.path).length === 0) continue;
    const answers = [];
    for (const id of [endpoint.name === "removeScreen" ? screen : turn, unknown]) {
      const input = { ...fields, id };
      const asked = Object.fromEntries(
        Object.entries(input).filter(([name]) => name in endpoint.input.properties),
      );
      const { url, payload } = requestOf(endpoint, asked);
      answers.push((await knock(endpoint.method as "GET", url, neighbour.cookie, payload)).said);
      tried += 1;
    }
    assert.deepEqual(answers[0], answers[1], endpoint.name);
    assert.equal(answers[0]?.status, 404, endpoint.name);
  }
  assert.ok(tried >= 8, `only ${tried} tried`);
  assert.deepEqual(await neighbour.do(reception.listQueue, {}), {
    waiting: [],
    called: [],
    ended: [],
  });
  assert.deepEqual((await neighbour.do(reception.listQueue, { door: "care" })).waiting, []);
  assert.deepEqual((await neighbour.do(reception.listScreens, {})).screens, []);
  assert.deepEqual((await neighbour.do(reception.listDoors, {})).doors, []);
  const next = await neighbour.ask(reception.callNext, { door: "care" });
  const arrival = await neighbour.ask(reception.arrive, {
    personId: real["personId"]?.[0] as never,
    doors: ["care"],
  });
  assert.deepEqual([next.code, arrival.code], ["unknown-door", "unknown-door"]);
  const { staff } = await neighbour.do(listColleagues, {});
  assert.deepEqual(
    staff.map(({ given }) => given),
    ["Nextdoor"],
  );
  const ours = await welcomer.do(listColleagues, {});
  assert.ok(ours.staff.length >= 2 && ours.staff.every(({ given }) => given !== "Nextdoor"));
  const { waiting } = await welcomer.do(reception.listQueue, {});
  assert.equal(waiting.length, 1, "the neighbour moved somebody");
  assert.equal((await admin.do(reception.listScreens, {})).screens.length, 1);
});
