import assert from "node:assert/strict";
import { after, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { signOut } from "../../src/access/contract.ts";
import { listEntries } from "../../src/record/contract.ts";
import { foundCentre, type TestUser } from "../harness.ts";
import { type Actor, gatherCrowd } from "./crowd.ts";

/* What is taken back is gone at the very next request, and from a stream that is open. */

const centre = await foundCentre();
const { root } = centre;
const trials = 1000;
const actors = await gatherCrowd(centre, trials);

interface Trial {
  readonly actor: Actor;
  readonly person: string;
}

/** For the trial with a consent: cared for by debt mediation too, to whom the practice passes on. */
async function passOn({ actor, person }: Trial): Promise<void> {
  await root.query(
    `with debt as (select id from kring.services where key = 'debt'),
          practice as (select id from kring.services where key = 'practice'),
          moved as (update kring.memberships set service_id = (select id from debt) where staff_id = $2),
          cares as (insert into kring.care_relations (person_id, service_id, basis) select $1, id, 'contact' from debt),
          agreed as (
            insert into kring.consents (person_id, decision, purpose, source_service, compartments, recipient_service,
              explained, language, aid, expressed)
            select $1, 'agreed', 'care', practice.id, array['health'], debt.id, 'why', 'fr', 'none', 'spoken' from practice, debt
            returning id)
     select id from agreed`,
    [person, actor.staffId],
  );
  await root.query(
    `insert into kring.shares (person_id, source_service, compartment, recipient_service, purpose, consent_id, strictly_needed, valid)
     select c.person_id, c.source_service, 'health', c.recipient_service, 'care', c.id, true, tstzrange(now(), now() + interval '1 day')
       from kring.consents c where c.person_id = $1`,
    [person],
  );
}

const takenBack: Record<string, (trial: Trial) => Promise<unknown>> = {
  "consent withdrawn": ({ person }) =>
    root.query(
      "insert into kring.consent_withdrawals (consent_id) select id from kring.consents where person_id = $1",
      [person],
    ),
  "relation ended": ({ actor, person }) =>
    root.query(
      "update kring.care_relations set ended_at = now() where person_id = $1 and staff_id = $2",
      [person, actor.staffId],
    ),
  excluded: ({ actor, person }) =>
    root.query("insert into kring.exclusions (person_id, staff_id) values ($1, $2)", [
      person,
      actor.staffId,
    ]),
  "membership ended": ({ actor }) =>
    root.query(
      "update kring.memberships set valid = tstzrange(lower(valid), now()) where staff_id = $1",
      [actor.staffId],
    ),
  "signed out": ({ actor }) => actor.user.do(signOut, {}),
};

test("a thousand times something is taken back, and the next request gets nothing", async (t) => {
  const ways = Object.entries(takenBack);
  const answers: Record<string, number> = {};
  let open = 0;
  for (const [number, actor] of actors.entries()) {
    const [way, takeBack] = ways[number % ways.length] ?? [];
    const person = [...actor.people.keys()][0] ?? "";
    assert.ok(way && takeBack);
    if (way === "consent withdrawn") await passOn({ actor, person });
    const input = { id: person as never };
    const before = await actor.user.ask(listEntries, input);
    if (before.status === 200 && before.body.total > 0) open++;
    await takeBack({ actor, person });
    const { status, body } = await actor.user.ask(listEntries, input);
    const nothing = status === 200 ? body.total === 0 && body.entries.length === 0 : true;
    assert.ok(nothing, `${way}: ${body.total} entries`);
    const answer = `${way}: ${status === 200 ? "empty" : status}`;
    answers[answer] = (answers[answer] ?? 0) + 1;
  }
  t.diagnostic(JSON.stringify(answers));
  assert.equal(open, trials, "something was open each time before");
  assert.deepEqual(answers, {
    "consent withdrawn: empty": 200,
    "relation ended: empty": 200,
    "excluded: empty": 200,
    "membership ended: 403": 200,
    "signed out: 401": 200,
  });
});

test("an open stream falls silent within a second after the membership ended", async (t) => {
  const streams = 40;
  const readers = new AbortController();
  after(() => readers.abort());
  const address = await centre.http.listen({ port: 0, host: "127.0.0.1" });
  const watchers: TestUser[] = [];
  for (let one = 0; one < streams; one++) {
    watchers.push(await centre.join("care", { service: "practice", profession: "nurse" }));
  }
  const followed = await Promise.all(
    watchers.map(async ({ cookie }) => {
      const stream = { heard: 0, ended: false };
      const answer = await fetch(`${address}/api/queue/events`, {
        headers: { cookie },
        signal: readers.signal,
      });
      assert.equal(answer.status, 200);
      const read = async () => {
        for await (const part of answer.body ?? []) {
          stream.heard += Buffer.from(part).toString().split("\n\n").length - 1;
        }
        stream.ended = true;
      };
      read().catch(() => {});
      return stream;
    }),
  );
  const tell = () => root.query("select pg_notify('kring', $1)", [`queue:${centre.centreId}`]);
  await until(() => followed.every(({ heard }) => heard >= 1), "the first answer");
  await tell();
  await until(() => followed.every(({ heard }) => heard >= 2), "an answer at a change");

  const leaving = watchers.slice(0, streams / 2).map(({ id }) => id);
  await root.query(
    "update kring.memberships set valid = tstzrange(lower(valid), now()) where staff_id = any ($1)",
    [leaving],
  );
  const heard = followed.map((stream) => stream.heard);
  const began = performance.now();
  await tell();
  await until(() => followed.slice(0, streams / 2).every(({ ended }) => ended), "the end");
  t.diagnostic(`${leaving.length} streams ended in ${Math.round(performance.now() - began)} ms`);
  for (const [index, stream] of followed.entries()) {
    if (index < streams / 2) assert.equal(stream.heard, heard[index], "nothing came any more");
    else assert.equal(stream.ended, false, "whoever stays goes on hearing");
  }
});

async function until(fits: () => boolean, what: string): Promise<void> {
  const end = performance.now() + 1000;
  while (!fits()) {
    if (performance.now() > end) assert.fail(`not within a second: ${what}`);
    await sleep(3);
  }
}
