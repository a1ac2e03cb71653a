import assert from "node:assert/strict";
import { test } from "node:test";
import { answerRequest, recordRequest } from "../../src/oversight/requests.ts";
import type { PersonId } from "../../src/people/contract.ts";
import type { Endpoint } from "../../src/platform/endpoint.ts";
import {
  amendEntry,
  type Entry,
  endWithholding,
  restrictEntry,
  withholdEntry,
  writeNote,
} from "../../src/record/contract.ts";
import type { TestUser } from "../harness.ts";
import { foundVaults } from "../vaults.ts";

/* The same command sent again, a day long, by somebody who lost the right in between. */

const house = await foundVaults();
const { nurse, head, cared, write, keepOut, root, serviceId } = house;
const later = Temporal.Now.plainDateISO("Europe/Brussels").add({ days: 30 }).toString();
const secret = "Whoever reads this has a right to it.";
let keys = 0;

const send = (who: TestUser, endpoint: Endpoint, input: object, key: string) =>
  who.ask(endpoint, input as never, { "idempotency-key": key });

/** What is written under a key, and how it is asked again. */
const commands: Record<string, (person: PersonId, entry: Entry) => [Endpoint, object]> = {
  "writes a note": (id) => [
    writeNote,
    { id, serviceId: serviceId("practice"), compartment: "health", text: secret },
  ],
  "adds to a note": (_, { id }) => [amendEntry, { id, kind: "amendment", text: secret }],
  "marks a mistake": (_, { id }) => [amendEntry, { id, kind: "mistake", text: secret }],
  "narrows a note": (_, { id }) => [restrictEntry, { id, to: [] }],
  "keeps a note from the person": (_, { id }) => [
    withholdEntry,
    { id, motive: "It would harm them now.", reviewOn: later },
  ],
  "hands it out again": (_, { id }) => [endWithholding, { id }],
};

for (const [what, command] of Object.entries(commands)) {
  test(`somebody ${what}, is kept out, and sends it again for the text`, async () => {
    const person = await cared("practice");
    const entry = await write(nurse, person, { text: secret });
    if (what === "hands it out again") {
      await nurse.do(withholdEntry, { id: entry.id, motive: "It would harm.", reviewOn: later });
    }
    const [endpoint, input] = command(person, entry);
    const key = `again-${++keys}`;
    const first = await send(nurse, endpoint, input, key);
    assert.equal(first.status, 200);
    const again = await send(nurse, endpoint, input, key);
    assert.deepEqual([again.status, again.body], [200, first.body], "with the right it is told");
    await keepOut(person, nurse);
    const afterwards = await send(nurse, endpoint, input, key);
    assert.deepEqual([afterwards.status, afterwards.code], [404, "not-found"]);
    assert.ok(!JSON.stringify(afterwards.body).includes(secret));
  });
}

test("somebody reads the receipts for what others wrote: no text stands in them", async () => {
  const { rows } = await root.query(
    "select count(*)::int as all, (count(*) filter (where reply::text like $1))::int as telling from kring.receipts",
    [`%${secret}%`],
  );
  assert.ok(rows[0].all >= Object.keys(commands).length, `${rows[0].all} receipts`);
  assert.equal(rows[0].telling, 0);
});

test("somebody answers a request, changes service, and sends the answer again for its words", async () => {
  const person = await cared("practice");
  const { id } = await head.do(recordRequest, {
    ...{ id: person, service: serviceId("practice"), kind: "copy", aboutHealth: true },
    ...{ askedOn: "2026-01-31", askedBy: null, how: "desk", words: secret },
  });
  const answer = { id, outcome: "granted" };
  assert.equal((await send(head, answerRequest, answer, "answered")).status, 200);
  assert.equal((await send(head, answerRequest, answer, "answered")).status, 200);
  await root.query("update kring.memberships set service_id = $2 where staff_id = $1", [
    head.id,
    serviceId("debt"),
  ]);
  const again = await send(head, answerRequest, answer, "answered");
  assert.deepEqual([again.status, again.code], [404, "not-found"]);
});
