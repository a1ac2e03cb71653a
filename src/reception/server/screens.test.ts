import assert from "node:assert/strict";
import { test } from "node:test";
import { foundWelcome } from "../../../test/welcome.ts";
import * as contract from "../contract.ts";

const { welcomer, admin, http, join, root, addPeople, journal } = await foundWelcome();

const show = async (key: string) => {
  const answer = await http.inject({ method: "GET", url: `/api/screens/${key}/show` });
  return { status: answer.statusCode, text: answer.body, body: answer.json() };
};
const screenOf = (user: typeof admin) =>
  user.do(contract.addScreen, { name: "Waiting room", languages: ["fr", "nl", "ar"] });

test("a screen shows numbers, doors and rooms, and nothing that leads to a person", async () => {
  const people = await addPeople(3);
  const arrivals = await Promise.all(
    people.map((personId) => welcomer.do(contract.arrive, { personId, doors: ["care"] })),
  );
  const { turn } = await welcomer.do(contract.callNext, { door: "care", room: "Room 2" });
  const { key } = await screenOf(admin);
  const { text, body } = await show(key);
  assert.equal(body.centre, "Test centre");
  assert.deepEqual(body.languages, ["fr", "nl", "ar"]);
  assert.deepEqual(Object.keys(body).sort(), ["called", "centre", "languages", "waiting"]);
  assert.equal(body.called.length, 1);
  const { calledAt, ...called } = body.called[0];
  assert.equal(new Date(calledAt).toISOString(), turn?.calledAt);
  const { doors } = await welcomer.do(contract.listDoors, {});
  assert.deepEqual(called, { ticket: turn?.ticket, door: doors[0], room: "Room 2" });
  assert.deepEqual(
    body.waiting.map((line: { door: contract.Door; count: number }) => [line.door, line.count]),
    doors.map((door) => [door, door.key === "care" ? 2 : 0]),
  );
  const ids = arrivals.flatMap(({ id, turns }) => [id, ...turns.map((each) => each.id)]);
  for (const secret of [...people, ...ids, "Wanda", "Secretname", "1990", "KR-0000"]) {
    assert.ok(!text.includes(secret), `the screen says ${secret}`);
  }
  assert.doesNotMatch(text, /[0-9a-f]{8}-[0-9a-f]{4}-/);
});

test("a wrong key, a removed one and nonsense get the same answer", async () => {
  const { id, key } = await screenOf(welcomer);
  assert.equal((await show(key)).status, 200);
  await welcomer.do(contract.removeScreen, { id });
  const answers = [];
  for (const tried of [key, `${key.slice(0, -1)}_`, "x", "0".repeat(60), id]) {
    const { status, body } = await show(tried);
    const { requestId, ...rest } = body;
    assert.ok(requestId);
    answers.push([status, rest]);
  }
  const problem = { type: "/problems/not-found", title: "Refused", status: 404, code: "not-found" };
  for (const answer of answers) assert.deepEqual(answer, [404, problem]);
  assert.equal((await welcomer.ask(contract.removeScreen, { id })).status, 404);
});

test("screens are listed without their keys, and seen at most once a minute", async () => {
  const { id, key } = await screenOf(welcomer);
  const seenAt = async () => {
    const { screens } = await welcomer.do(contract.listScreens, {});
    const screen = screens.find((each) => each.id === id);
    assert.deepEqual(Object.keys(screen ?? {}).sort(), ["addedAt", "id", "name", "seenAt"]);
    return screen?.seenAt;
  };
  assert.equal(await seenAt(), null);
  await show(key);
  const first = await seenAt();
  assert.ok(first);
  await show(key);
  assert.equal(await seenAt(), first);
  await root.query("update kring.screens set seen_at = seen_at - interval '2 minutes'");
  await show(key);
  assert.notEqual(await seenAt(), first);
  const stored = await root.query("select * from kring.screens where id = $1", [id]);
  assert.ok(!JSON.stringify(stored.rows).includes(key));
});

test("only who looks after the screens adds, lists and removes them, and it is recorded", async () => {
  const { id } = await screenOf(welcomer);
  for (const stranger of [await join("partner"), await join("care"), await join("dpo")]) {
    for (const answer of [
      await stranger.ask(contract.addScreen, { name: "Mine", languages: [] }),
      await stranger.ask(contract.listScreens, {}),
      await stranger.ask(contract.removeScreen, { id }),
    ]) {
      assert.deepEqual([answer.status, answer.code], [403, "not-allowed"]);
    }
  }
  await admin.do(contract.removeScreen, { id });
  assert.deepEqual((await journal("screen-added")).at(-1)?.detail, { screen: id });
  assert.deepEqual((await journal("screen-removed")).at(-1)?.detail, { screen: id });
});

test("the application role reads no queue without an actor", async () => {
  await root.query("begin");
  await root.query("set local role kring_app");
  for (const table of ["doors", "arrivals", "turns", "turn_moves"]) {
    const { rowCount } = await root.query(`select from kring.${table}`);
    assert.equal(rowCount, 0, table);
  }
  for (const hidden of [
    "select from kring.ticket_counters",
    "select key_hash from kring.screens",
  ]) {
    await root.query("savepoint look");
    await assert.rejects(root.query(hidden), /permission denied/);
    await root.query("rollback to look");
  }
  await root.query("rollback");
});
