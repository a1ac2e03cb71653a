import assert from "node:assert/strict";
import { test } from "node:test";
import { type State, states } from "./contract.ts";
import { canDo, compareTurns, isOpen, stateAfter, type TurnAct, turnActs } from "./rules.ts";

const expected: Record<State, string> = {
  waiting: "call leave hand-on urgent",
  called: "no-answer start done leave back hand-on",
  "being-seen": "done back hand-on",
  "no-answer": "call leave back",
  done: "back",
  left: "back",
  "handed-on": "back",
};

test("each state offers exactly its own moves", () => {
  for (const state of states) {
    const offered = turnActs.filter((act) => canDo(state, act));
    assert.deepEqual(offered.sort(), expected[state].split(" ").sort(), state);
  }
});

test("a move leads to one state, whatever it starts from", () => {
  const leadsTo: Record<Exclude<TurnAct, "urgent">, State> = {
    call: "called",
    start: "being-seen",
    "no-answer": "no-answer",
    done: "done",
    leave: "left",
    back: "waiting",
    "hand-on": "handed-on",
  };
  for (const state of states) {
    for (const [act, target] of Object.entries(leadsTo)) {
      const after = stateAfter(state, act as TurnAct);
      if (after) assert.equal(after, target, `${state} ${act}`);
    }
  }
  assert.equal(stateAfter("waiting", "urgent"), "waiting");
});

test("every state can be reached, and every ended one can be undone", () => {
  const reached = new Set<State>(["waiting"]);
  for (const state of reached) {
    for (const act of turnActs) {
      const after = stateAfter(state, act);
      if (after) reached.add(after);
    }
  }
  assert.deepEqual([...reached].sort(), [...states].sort());
  const ended = states.filter((state) => !isOpen(state));
  assert.deepEqual(ended, ["done", "left", "handed-on"]);
  for (const state of ended) assert.equal(stateAfter(state, "back"), "waiting");
});

test("urgent comes first, then who waits longest, then the id decides", () => {
  const turn = (id: string, minute: number, urgent = false) => ({
    id,
    urgent,
    waitingSince: new Date(Date.UTC(2026, 0, 5, 9, minute)).toISOString(),
  });
  const queue = [turn("d", 3), turn("c", 2, true), turn("b", 1), turn("a", 3), turn("e", 1, true)];
  const order = queue.sort(compareTurns).map(({ id }) => id);
  assert.deepEqual(order, ["e", "c", "b", "a", "d"]);
});
