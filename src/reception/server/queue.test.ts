import assert from "node:assert/strict";
import { test } from "node:test";
import { foundWelcome } from "../../../test/welcome.ts";
import * as contract from "../contract.ts";
import { states } from "../contract.ts";
import { stateAfter } from "../rules.ts";

const { welcomer, admin, join, root, addPerson, addPeople, journal } = await foundWelcome();

const arriveAt = async (...doors: string[]) => {
  const personId = await addPerson();
  const arrival = await welcomer.do(contract.arrive, { personId, doors });
  return { personId, arrival, turn: arrival.turns[0] as contract.Turn };
};
const move = (turn: contract.Turn, move: contract.Move) =>
  welcomer.ask(contract.moveTurn, { id: turn.id, move, version: turn.version });
const moved = async (turn: contract.Turn, ...moves: contract.Move[]) => {
  let now = turn;
  for (const next of moves) {
    const answer = await move(now, next);
    assert.equal(answer.status, 200, `${next}: ${answer.code}`);
    now = answer.body.turn as contract.Turn;
  }
  return now;
};
const turnIn = (extra: unknown) => (extra as contract.TurnExtra).turn;
/** Empties a door, so that the next test finds it as a morning does. */
const close = async (door: string) => {
  const { waiting, called } = await welcomer.do(contract.listQueue, { door });
  for (const turn of [...waiting, ...called]) {
    if (turn.state === "being-seen") await moved(turn, "done");
    else await moved(turn, "leave");
  }
};

test("a person arrives for two doors: one arrival, two tickets, and it is recorded", async () => {
  const { personId, arrival } = await arriveAt("social", "care");
  assert.deepEqual(
    arrival.turns.map(({ door, ticket, state }) => [door, ticket, state]),
    [
      ["care", "M-1", "waiting"],
      ["social", "S-1", "waiting"],
    ],
  );
  assert.deepEqual(arrival.turns[0]?.alsoAt, ["social"]);
  assert.equal(arrival.turns[0]?.person?.family, "Secretname");
  const [entry] = await journal("person-arrived");
  assert.deepEqual(entry, { personId, detail: { doors: ["social", "care"], urgent: false } });
  await Promise.all([close("care"), close("social")]);
});

test("the same person is not twice in one queue, and is nowhere after a refusal", async () => {
  const { personId, turn } = await arriveAt("care");
  const again = await welcomer.ask(contract.arrive, { personId, doors: ["social", "care"] });
  assert.deepEqual([again.status, again.code], [409, "already-waiting"]);
  assert.equal(turnIn(again.extra).id, turn.id);
  const { waiting } = await welcomer.do(contract.listQueue, { door: "social" });
  assert.deepEqual(waiting, []);
  await close("care");
  await welcomer.do(contract.arrive, { personId, doors: ["care"] });
  await close("care");
});

test("ten desks register the same arrival at once: one turn, nine are told which", async () => {
  const personId = await addPerson();
  const answers = await Promise.all(
    Array.from({ length: 10 }, (_, n) =>
      welcomer.ask(contract.arrive, {
        personId,
        doors: n % 2 ? ["care", "social"] : ["social", "care"],
      }),
    ),
  );
  assert.equal(answers.filter(({ status }) => status === 200).length, 1);
  const refused = answers.filter(({ code }) => code === "already-waiting");
  assert.equal(refused.length, 9);
  for (const { extra } of refused) assert.equal(turnIn(extra).person?.id, personId);
  await Promise.all([close("care"), close("social")]);
});

test("who was merged waits as who they are now", async () => {
  const [kept, merged] = (await addPeople(2)) as [never, never];
  const before = await welcomer.do(contract.arrive, { personId: merged, doors: ["talk"] });
  // As kring.people says it after a merge; only a colleague who may merge can write this.
  await root.query("select set_config('kring.capabilities', '{merge}', false)");
  await root.query("update kring.people set merged_into = $1 where id = $2", [kept, merged]);
  for (const personId of [kept, merged]) {
    const twice = await welcomer.ask(contract.arrive, { personId, doors: ["talk"] });
    assert.equal(twice.code, "already-waiting");
    assert.equal(turnIn(twice.extra).id, before.turns[0]?.id);
  }
  await close("talk");
  const after = await welcomer.do(contract.arrive, { personId: merged, doors: ["talk"] });
  assert.equal(after.personId, kept);
  await close("talk");
});

test("an unknown door and an unknown person are refused", async () => {
  const personId = await addPerson();
  const noDoor = await welcomer.ask(contract.arrive, { personId, doors: ["care", "cellar"] });
  assert.deepEqual([noDoor.status, noDoor.code], [409, "unknown-door"]);
  const nobody = await welcomer.ask(contract.arrive, {
    personId: "01900000-0000-7000-8000-000000000000" as never,
    doors: ["care"],
  });
  assert.equal(nobody.status, 404);
  assert.equal((await welcomer.ask(contract.callNext, { door: "cellar" })).code, "unknown-door");
});

test("numbers follow each other without a gap, also past a refusal", async () => {
  const { personId, turn } = await arriveAt("talk");
  await welcomer.ask(contract.arrive, { personId, doors: ["talk"] });
  const { turn: next } = await arriveAt("talk");
  const number = ({ ticket }: contract.Turn) => Number(ticket.split("-")[1]);
  assert.equal(number(next), number(turn) + 1);
  await close("talk");
});

test("the next one is urgent first, then who came first; with nobody left, nobody", async () => {
  const [first, second, third] = [
    await arriveAt("care"),
    await arriveAt("care"),
    await arriveAt("care"),
  ];
  const urgent = await welcomer.do(contract.setUrgent, {
    id: third.turn.id,
    urgent: true,
    version: third.turn.version,
  });
  assert.equal(urgent.turn?.urgent, true);
  const called = [];
  for (let i = 0; i < 4; i++) {
    const { turn } = await welcomer.do(contract.callNext, { door: "care", room: "Room 2" });
    called.push(turn?.person?.id);
    if (turn) {
      assert.deepEqual(
        [turn.state, turn.room, turn.calledBy],
        ["called", "Room 2", "welcome Test"],
      );
    }
  }
  assert.deepEqual(called, [third.personId, first.personId, second.personId, undefined]);
  const entries = await journal("person-called");
  assert.deepEqual(entries.at(-1), {
    personId: second.personId,
    detail: { door: "care", from: "waiting", to: "called" },
  });
  await close("care");
});

test("who is with somebody at another door is passed over, not lost", async () => {
  const busy = await arriveAt("care", "social");
  const free = await arriveAt("social");
  await welcomer.do(contract.callNext, { door: "care" });
  const next = await welcomer.do(contract.callNext, { door: "social" });
  assert.equal(next.turn?.person?.id, free.personId);
  assert.equal((await welcomer.do(contract.callNext, { door: "social" })).turn, null);
  const { waiting } = await welcomer.do(contract.listQueue, { door: "social" });
  const still = waiting.find(({ person }) => person?.id === busy.personId) as contract.Turn;
  assert.deepEqual(still.alsoAt, ["care"]);
  const elsewhere = await move(still, "call");
  assert.deepEqual([elsewhere.status, elsewhere.code], [409, "called-elsewhere"]);
  await close("care");
  const { turn } = await welcomer.do(contract.callNext, { door: "social" });
  assert.equal(turn?.person?.id, busy.personId);
  await close("social");
});

test("each move does what the table of the rules says, or is refused", async () => {
  const paths: Record<contract.State, contract.Move[]> = {
    waiting: [],
    called: ["call"],
    "being-seen": ["call", "start"],
    "no-answer": ["call", "no-answer"],
    done: ["call", "done"],
    left: ["leave"],
    "handed-on": [],
  };
  let cells = 0;
  for (const state of states.filter((state) => state !== "handed-on")) {
    for (const act of contract.moves) {
      const arrived = await arriveAt("talk");
      const turn = await moved(arrived.turn, ...paths[state]);
      assert.equal(turn.state, state);
      const answer = await move(turn, act);
      const to = stateAfter(state, act);
      const got = answer.status === 200 ? answer.body.turn?.state : answer.code;
      assert.equal(got, to ?? "not-from-this-state", `${act} from ${state}`);
      if (to) {
        const entries = await journal(act === "call" ? "person-called" : "turn-moved");
        assert.deepEqual(entries.at(-1), {
          personId: arrived.personId,
          detail: { door: "talk", from: state, to },
        });
      }
      cells += 1;
    }
  }
  assert.equal(cells, 36);
  await close("talk");
});

test("who comes back has the old place, and no room and caller any more", async () => {
  const [first, second] = [await arriveAt("care"), await arriveAt("care")];
  const back = await moved(first.turn, "call", "no-answer", "back");
  assert.deepEqual([back.calledAt, back.calledBy, back.room], [null, null, ""]);
  const { waiting } = await welcomer.do(contract.listQueue, { door: "care" });
  assert.deepEqual(
    waiting.map(({ id }) => id),
    [first.turn.id, second.turn.id],
  );
  await close("care");
});

test("what was changed meanwhile is not overwritten: the turn as it is now is shown", async () => {
  const { turn } = await arriveAt("care");
  const called = await moved(turn, "call");
  for (const answer of [
    await move(turn, "leave"),
    await welcomer.ask(contract.handOn, { id: turn.id, door: "social", version: turn.version }),
    await welcomer.ask(contract.setUrgent, { id: turn.id, urgent: true, version: turn.version }),
  ]) {
    assert.deepEqual([answer.status, answer.code], [409, "stale"]);
    assert.deepEqual(turnIn(answer.extra), called);
  }
  await close("care");
});

test("handing on keeps the arrival and the slip; two at once: one is told", async () => {
  const { personId, arrival, turn } = await arriveAt("care");
  const called = await moved(turn, "call");
  const answers = await Promise.all(
    ["social", "talk"].map((door) =>
      welcomer.ask(contract.handOn, { id: turn.id, door, version: called.version }),
    ),
  );
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 409]);
  const [won, lost] = answers.sort((a, b) => a.status - b.status);
  assert.equal(lost?.code, "stale");
  const next = won?.body.turn as contract.Turn;
  assert.deepEqual([next.state, next.arrivalId, next.ticket], ["waiting", arrival.id, turn.ticket]);
  assert.deepEqual(await journal("person-handed-on"), [
    { personId, detail: { from: "care", to: next.door } },
  ]);
  const { ended } = await welcomer.do(contract.listQueue, { door: "care" });
  assert.deepEqual([ended[0]?.id, ended[0]?.state], [turn.id, "handed-on"]);

  const undone = await moved(ended[0] as contract.Turn, "back");
  assert.equal(undone.state, "waiting");
  const there = await welcomer.do(contract.listQueue, { door: next.door });
  assert.deepEqual([there.waiting, there.ended[0]?.id], [[], next.id]);
  await close("care");
});

test("handing on is refused to where the person waits already, and undone only before they are called there", async () => {
  const { turn } = await arriveAt("care", "social");
  const refused = await welcomer.ask(contract.handOn, {
    id: turn.id,
    door: "social",
    version: turn.version,
  });
  assert.equal(refused.code, "already-waiting");
  assert.equal(turnIn(refused.extra).door, "social");
  await welcomer.do(contract.handOn, { id: turn.id, door: "talk", version: turn.version });
  await welcomer.do(contract.callNext, { door: "talk" });
  const back = await move({ ...turn, version: turn.version + 1 }, "back");
  assert.equal(back.code, "called-elsewhere");
  assert.equal(turnIn(back.extra).door, "talk");
  await Promise.all([close("social"), close("talk")]);
});

test("yesterday's queue is not today's", async () => {
  const { personId, turn } = await arriveAt("care");
  await root.query(
    "update kring.turns set day = day - 1, waiting_since = waiting_since - interval '1 day' where id = $1",
    [turn.id],
  );
  const yesterday = { ...turn, version: turn.version + 1 };
  const { waiting } = await welcomer.do(contract.listQueue, { door: "care" });
  assert.deepEqual(waiting, []);
  assert.equal((await move(yesterday, "call")).code, "not-from-this-state");
  await welcomer.do(contract.arrive, { personId, doors: ["care"] });
  await moved(yesterday, "leave");
  await close("care");
});

test("the same command sent twice with one key calls one person", async () => {
  await Promise.all([arriveAt("care"), arriveAt("care")]);
  const headers = { "idempotency-key": "call-1" };
  const input = { door: "care" };
  const answers = await Promise.all([
    welcomer.ask(contract.callNext, input, headers),
    welcomer.ask(contract.callNext, input, headers),
  ]);
  const third = await welcomer.ask(contract.callNext, input, headers);
  const ids = [...answers, third].map(({ body }) => body.turn?.id);
  assert.ok(ids[0]);
  assert.deepEqual(new Set(ids).size, 1);
  const { waiting, called } = await welcomer.do(contract.listQueue, { door: "care" });
  assert.deepEqual([waiting.length, called.length], [1, 1]);
  await close("care");
});

test("each move is kept with who did it, and what was kept cannot be changed", async () => {
  const { turn } = await arriveAt("care");
  await moved(turn, "call", "start", "done");
  const { rows } = await root.query(
    "select from_state, to_state, moved_by from kring.turn_moves where turn_id = $1 order by id",
    [turn.id],
  );
  assert.deepEqual(
    rows.map(({ from_state, to_state }) => [from_state, to_state]),
    [
      [null, "waiting"],
      ["waiting", "called"],
      ["called", "being-seen"],
      ["being-seen", "done"],
    ],
  );
  assert.ok(rows.every(({ moved_by }) => moved_by === welcomer.id));
  await assert.rejects(root.query("delete from kring.turn_moves"), /append-only/);
});

test("the queue is closed to who has no business there, and another centre sees none of it", async () => {
  const { turn } = await arriveAt("care");
  for (const stranger of [await join("partner"), admin, await join("dpo")]) {
    for (const answer of [
      await stranger.ask(contract.listQueue, {}),
      await stranger.ask(contract.callNext, { door: "care" }),
      await stranger.ask(contract.moveTurn, { id: turn.id, move: "call", version: turn.version }),
      await stranger.ask(contract.handOn, { id: turn.id, door: "talk", version: turn.version }),
      await stranger.ask(contract.setUrgent, { id: turn.id, urgent: true, version: turn.version }),
      await stranger.ask(contract.arrive, { personId: turn.person?.id as never, doors: ["care"] }),
    ]) {
      assert.deepEqual([answer.status, answer.code], [403, "not-allowed"]);
    }
  }
  const abroad = await join("welcome");
  await root.query(
    `with other as (insert into kring.centres (key, name) values ('other', 'Other') returning id)
     update kring.staff set centre_id = (select id from other) where id = $1`,
    [abroad.id],
  );
  assert.deepEqual(await abroad.do(contract.listQueue, {}), { waiting: [], called: [], ended: [] });
  assert.deepEqual(await abroad.do(contract.listDoors, {}), { doors: [] });
  const touched = await abroad.ask(contract.moveTurn, {
    id: turn.id,
    move: "call",
    version: turn.version,
  });
  assert.equal(touched.status, 404);
  await close("care");
});

test("doors: everybody signed in reads them, the administrator adds them, no two alike", async () => {
  const partner = await join("partner");
  const { doors } = await partner.do(contract.listDoors, {});
  assert.deepEqual(
    doors.map(({ key }) => key),
    ["care", "social", "talk"],
  );
  const door = { ...(doors[0] as contract.Door), key: "extra", letter: "X" };
  assert.equal((await welcomer.ask(contract.addDoor, door)).code, "not-allowed");
  const taken = await admin.ask(contract.addDoor, { ...door, key: "care" });
  assert.deepEqual([taken.status, taken.code], [409, "door-key-taken"]);
  const letter = await admin.ask(contract.addDoor, { ...door, letter: "M" });
  assert.equal(letter.code, "door-letter-taken");
  assert.deepEqual(
    (await journal("door-added")).map(({ detail }) => detail["door"]),
    ["care", "social", "talk"],
  );
});

test("a look at the queue is journalled", async () => {
  const before = (await journal("queue-opened")).length;
  await welcomer.do(contract.listQueue, { door: "care" });
  await welcomer.do(contract.listQueue, {});
  const looks = (await journal("queue-opened")).slice(before);
  assert.deepEqual(
    looks.map(({ detail }) => detail),
    [{ door: "care" }, { door: null }],
  );
});
