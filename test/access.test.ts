import assert from "node:assert/strict";
import { test } from "node:test";
import { roles } from "../src/access/contract.ts";
import { routes } from "../src/app/server/server.ts";
import type { Endpoint } from "../src/platform/endpoint.ts";
import { rowsOfAccess } from "./access-rows/access.ts";
import { rowsOfAdministration } from "./access-rows/administration.ts";
import { rowsOfCircle } from "./access-rows/circle.ts";
import { rowsOfDocuments } from "./access-rows/documents.ts";
import { rowsOfHealth } from "./access-rows/health.ts";
import { rowsOfNeeds } from "./access-rows/needs.ts";
import { rowsOfNotices } from "./access-rows/notices.ts";
import { rowsOfOrientation } from "./access-rows/orientation.ts";
import { rowsOfOversight } from "./access-rows/oversight.ts";
import { rowsOfPeople } from "./access-rows/people.ts";
import { rowsOfPlan } from "./access-rows/plan.ts";
import { rowsOfQuestionnaires } from "./access-rows/questionnaires.ts";
import { rowsOfReception } from "./access-rows/reception.ts";
import { rowsOfRecord } from "./access-rows/record.ts";
import { rowsOfRequests } from "./access-rows/requests.ts";
import { foundWorld, type Related, type Row, type Rows, relations } from "./access-rows/row.ts";
import { type Answer, type TestUser, userOf } from "./harness.ts";

/*
 * The access table: every endpoint of every contract × every role × every relation, over HTTP. An
 * endpoint without a row fails. Written from the model, not from the code: who may stands in
 * access-rows/ once more, in words.
 */

const world = await foundWorld();
const rows: Rows = {
  ...rowsOfAccess(world),
  ...rowsOfAdministration(world),
  ...rowsOfCircle(world),
  ...rowsOfNotices(),
  ...rowsOfOversight(world),
  ...rowsOfPeople(world),
  ...rowsOfReception(world),
  ...rowsOfRequests(world),
  ...rowsOfRecord(world),
  ...rowsOfNeeds(world),
  ...rowsOfHealth(world),
  ...rowsOfDocuments(world),
  ...rowsOfQuestionnaires(world),
  ...rowsOfOrientation(world),
  ...rowsOfPlan(world),
};

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
  const found = await world.root.query(
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
      const user = await world.join(role);
      const answer = await ask(user, endpoint, await row.input());
      const who = `${role}: ${answer.status} ${JSON.stringify(answer.body)}`;
      if (row.may === "anyone" || row.may.includes(role)) assert.ok(isWell(row, answer), who);
      else {
        assert.deepEqual([answer.status, answer.code], [403, "not-allowed"], who);
        assert.equal(await refusalsOf(user), 1, `${role}: the refusal is not in the journal`);
      }
    }
    if (row.byRelation) await keepsToTheCircle(endpoint, row, row.byRelation);
  });
}

function isWell(row: Row, answer: Answer<unknown>): boolean {
  return answer.status === 200 || row.refusals?.includes(answer.code ?? "") === true;
}

async function refusesStrangers(endpoint: Endpoint, row: Row): Promise<void> {
  const input = await row.input();
  const none = await ask(userOf(world.http, "", ""), endpoint, input);
  const forged = await ask(userOf(world.http, "", "kring_session=nonsense"), endpoint, input);
  for (const answer of [none, forged]) {
    if (row.may === "anyone") assert.ok(isWell(row, answer), String(answer.code));
    else assert.deepEqual([answer.status, answer.code], [401, "not-signed-in"]);
  }
}

async function keepsToTheCircle(
  endpoint: Endpoint,
  row: Row,
  { may, input, empty }: NonNullable<Row["byRelation"]>,
): Promise<void> {
  const askAs = async (about: Related) => ask(world.nurse, endpoint, await input(about));
  for (const relation of relations) {
    const answer = await askAs(await world.inRelation(relation));
    const what = `${relation}: ${answer.status} ${JSON.stringify(answer.body)}`;
    if (may.includes(relation)) {
      assert.ok(isWell(row, answer), what);
      if (empty) assert.notDeepEqual(answer.body, empty, what);
    } else if (empty) assert.deepEqual(answer.body, empty, what);
    else assert.deepEqual([answer.status, answer.code], [404, "not-found"], what);
  }
}
