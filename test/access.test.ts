import assert from "node:assert/strict";
import { before, test } from "node:test";
import { roles } from "../src/access/contract.ts";
import { routes } from "../src/app/server/server.ts";
import { registerPerson } from "../src/people/contract.ts";
import type { Endpoint } from "../src/platform/endpoint.ts";
import { addDoor, addScreen, arrive } from "../src/reception/contract.ts";
import { type Answer, foundCentre, type TestUser, userOf } from "./harness.ts";

/*
 * The access table: every endpoint of every contract × every role, over HTTP. An endpoint without a
 * row fails. Written from the model, not from the code: who may stands here once more, in words.
 */

const welcomeAndCare = ["welcome", "care", "head", "community"];
const everybody = [...roles];

interface Row {
  /** Roles that may; `anyone` also without a session. */
  readonly may: readonly string[] | "anyone";
  /** What is asked; a fresh one each time. */
  readonly input: () => Promise<object> | object;
  /** Also `allowed` when the answer is one of these refusals of the domain. */
  readonly refusals?: readonly string[];
}

const centre = await foundCentre();
let welcomer: TestUser;
let admin: TestUser;
let count = 0;
const unknownId = "0197c000-0000-7000-8000-000000000000";

async function somebody() {
  count += 1;
  return welcomer.do(registerPerson, {
    given: `Given${count}`,
    family: `Family${count}`,
    birth: "1980",
  });
}
async function someTurn() {
  const person = await somebody();
  const { turns } = await welcomer.do(arrive, { personId: person.id, doors: ["social"] });
  const turn = turns[0];
  assert.ok(turn);
  return turn;
}

const rows: Record<string, Row> = {
  signIn: {
    may: "anyone",
    input: () => ({ email: `stranger-${count++}@test.kring`, password: "x" }),
    refusals: ["wrong-credentials"],
  },
  getSession: { may: everybody, input: () => ({}) },
  signOut: { may: "anyone", input: () => ({}) },
  lockSession: { may: everybody, input: () => ({}) },
  unlockSession: {
    may: everybody,
    input: () => ({ password: "wrong" }),
    refusals: ["wrong-credentials"],
  },
  listSessions: { may: everybody, input: () => ({}) },
  endSession: { may: everybody, input: () => ({ id: unknownId }) },
  chooseLanguage: { may: everybody, input: () => ({ language: "nl" }) },
  listColleagues: { may: welcomeAndCare, input: () => ({}) },
  addStaff: {
    may: ["admin"],
    input: () => ({
      email: `new-${count++}@test.kring`,
      given: "New",
      family: "Colleague",
      profession: "nurse",
      password: "long enough",
      memberships: [],
    }),
  },
  addService: { may: ["admin"], input: () => ({ key: `service-${count++}`, name: "Service" }) },
  listServices: { may: everybody, input: () => ({}) },
  registerPerson: { may: welcomeAndCare, input: () => ({ given: "Amina", family: `F${count++}` }) },
  findPeople: { may: welcomeAndCare, input: () => ({ q: "amina family" }) },
  getPerson: { may: welcomeAndCare, input: async () => ({ id: (await somebody()).id }) },
  editPerson: {
    may: welcomeAndCare,
    input: async () => {
      const { id, version } = await somebody();
      return { id, version, family: "Changed" };
    },
  },
  checkDuplicates: { may: welcomeAndCare, input: () => ({ given: "Amina", family: "Test" }) },
  relatePeople: {
    may: welcomeAndCare,
    input: async () => ({
      id: (await somebody()).id,
      otherId: (await somebody()).id,
      kind: "household",
    }),
  },
  endRelation: {
    may: welcomeAndCare,
    input: async () => ({ id: (await somebody()).id, relationId: unknownId }),
    refusals: ["not-found"],
  },
  listLikelyDuplicates: { may: ["welcome", "head"], input: () => ({}) },
  dismissDuplicate: {
    may: ["welcome", "head"],
    input: () => ({ id: unknownId }),
    refusals: ["not-found"],
  },
  mergePeople: {
    may: ["welcome", "head"],
    input: async () => {
      const [one, other] = [await somebody(), await somebody()];
      return {
        id: one.id,
        version: one.version,
        otherId: other.id,
        otherVersion: other.version,
        take: [],
      };
    },
  },
  unmergePeople: {
    may: ["welcome", "head"],
    input: () => ({ mergeId: unknownId }),
    refusals: ["not-found"],
  },
  listSectors: { may: welcomeAndCare, input: () => ({ q: "cureghem" }) },
  listDoors: { may: everybody, input: () => ({}) },
  addDoor: {
    may: ["admin"],
    input: () => ({
      key: `door-${count++}`,
      name: "Door",
      letter: String.fromCharCode(65 + (count % 26)),
      colour: "teal",
      pictogram: "cup",
    }),
    refusals: ["door-key-taken", "door-letter-taken"],
  },
  arrive: {
    may: welcomeAndCare,
    input: async () => ({ personId: (await somebody()).id, doors: ["social"] }),
  },
  listQueue: { may: welcomeAndCare, input: () => ({}) },
  callNext: { may: welcomeAndCare, input: () => ({ door: "social" }) },
  moveTurn: {
    may: welcomeAndCare,
    input: async () => {
      const { id, version } = await someTurn();
      return { id, version, move: "leave" };
    },
  },
  handOn: {
    may: welcomeAndCare,
    input: async () => {
      const { id, version } = await someTurn();
      return { id, version, door: "medical" };
    },
  },
  setUrgent: {
    may: welcomeAndCare,
    input: async () => {
      const { id, version } = await someTurn();
      return { id, version, urgent: true };
    },
  },
  addScreen: { may: ["welcome", "admin"], input: () => ({ name: "Hall", languages: ["fr"] }) },
  listScreens: { may: ["welcome", "admin"], input: () => ({}) },
  removeScreen: {
    may: ["welcome", "admin"],
    input: () => ({ id: unknownId }),
    refusals: ["not-found"],
  },
  showScreen: {
    may: "anyone",
    input: async () => ({
      key: (await admin.do(addScreen, { name: "Hall", languages: ["fr"] })).key,
    }),
  },
};

before(async () => {
  welcomer = await centre.join("welcome");
  admin = await centre.join("admin");
  for (const [key, letter] of [
    ["social", "S"],
    ["medical", "M"],
  ] as const) {
    await admin.do(addDoor, { key, name: key, letter, colour: "teal", pictogram: "people" });
  }
});

test("every endpoint has a row, and every row an endpoint", () => {
  const names = routes.map(({ endpoint }) => endpoint.name);
  assert.ok(names.length >= 30, `only ${names.length} endpoints seen`);
  assert.deepEqual([...new Set(names)].sort(), names.sort(), "a name is used twice");
  assert.deepEqual(Object.keys(rows).sort(), names);
});

function ask(user: TestUser, endpoint: Endpoint, input: object): Promise<Answer<unknown>> {
  return user.ask(endpoint, input as never);
}

async function refusalsOf(user: TestUser): Promise<number> {
  const found = await centre.root.query(
    "select count(*)::int as n from kring.journal where act = 'refused' and actor_id = $1",
    [user.id],
  );
  return found.rows[0].n;
}

for (const { endpoint } of routes) {
  const row = rows[endpoint.name];
  if (!row) continue;
  test(`${endpoint.name}: ${row.may === "anyone" ? "anyone" : row.may.join(", ")}`, async () => {
    await refusesStrangers(endpoint, row);
    for (const role of roles) {
      const user = await centre.join(role);
      const answer = await ask(user, endpoint, await row.input());
      const who = `${role}: ${answer.status} ${JSON.stringify(answer.body)}`;
      if (row.may === "anyone" || row.may.includes(role)) {
        const isWell: boolean =
          answer.status === 200 || row.refusals?.includes(answer.code ?? "") === true;
        assert.ok(isWell, who);
      } else {
        assert.deepEqual([answer.status, answer.code], [403, "not-allowed"], who);
        assert.equal(await refusalsOf(user), 1, `${role}: the refusal is not in the journal`);
      }
    }
  });
}

async function refusesStrangers(endpoint: Endpoint, row: Row): Promise<void> {
  const input = await row.input();
  const none = await ask(userOf(centre.http, "", ""), endpoint, input);
  const forged = await ask(userOf(centre.http, "", "kring_session=nonsense"), endpoint, input);
  const expected = row.may === "anyone" ? undefined : [401, "not-signed-in"];
  for (const answer of [none, forged]) {
    if (expected) assert.deepEqual([answer.status, answer.code], expected);
    else
      assert.ok(
        answer.status === 200 || row.refusals?.includes(answer.code ?? "") === true,
        String(answer.code),
      );
  }
}
