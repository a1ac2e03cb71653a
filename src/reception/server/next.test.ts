import assert from "node:assert/strict";
import { test } from "node:test";
import { foundWelcome } from "../../../test/welcome.ts";
import * as contract from "../contract.ts";

const { welcomer, join, root, addPeople, addPerson } = await foundWelcome();

test("64 colleagues empty a queue of 500: each person is called once, and no one meets an error", async (t) => {
  const people = await addPeople(500);
  for (let i = 0; i < people.length; i += 50) {
    await Promise.all(
      people
        .slice(i, i + 50)
        .map((personId) => welcomer.do(contract.arrive, { personId, doors: ["care"] })),
    );
  }
  const { rows: numbered } = await root.query(
    "select count(distinct ticket)::int as tickets, max(substring(ticket from 3)::int) as last from kring.turns",
  );
  assert.deepEqual(numbered, [{ tickets: 500, last: 500 }]);

  const colleagues = await Promise.all(Array.from({ length: 64 }, () => join("care")));
  const called: string[] = [];
  const started = performance.now();
  await Promise.all(
    colleagues.map(async (colleague) => {
      for (;;) {
        const { turn } = await colleague.do(contract.callNext, { door: "care" });
        if (!turn) return;
        called.push(turn.person?.id ?? "nobody");
      }
    }),
  );
  t.diagnostic(`64 callers, 500 people: ${Math.round(performance.now() - started)} ms`);
  assert.deepEqual(called.sort(), [...people].sort());
  const { rows } = await root.query(
    `select count(*)::int as moves, count(distinct turn_id)::int as turns
       from kring.turn_moves where to_state = 'called'`,
  );
  assert.deepEqual(rows, [{ moves: 500, turns: 500 }]);
});

test("two doors that call at once never both get the person who waits at both", async () => {
  for (let round = 0; round < 20; round++) {
    const personId = await addPerson();
    await welcomer.do(contract.arrive, { personId, doors: ["social", "talk"] });
    const answers = await Promise.all(
      ["social", "talk"].map((door) => welcomer.do(contract.callNext, { door })),
    );
    const called = answers.filter(({ turn }) => turn !== null);
    assert.equal(called.length, 1, `round ${round}`);
    const [{ turn } = { turn: null }] = called;
    assert.ok(turn);
    await welcomer.do(contract.moveTurn, { id: turn.id, move: "done", version: turn.version });
    const other = turn.door === "social" ? "talk" : "social";
    const later = await welcomer.do(contract.callNext, { door: other });
    assert.equal(later.turn?.person?.id, personId);
    await welcomer.do(contract.moveTurn, {
      id: later.turn?.id ?? "",
      move: "done",
      version: later.turn?.version ?? 0,
    });
  }
});
