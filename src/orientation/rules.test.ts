import assert from "node:assert/strict";
import { test } from "node:test";
import { type ReferralState, referralStates } from "./contract.ts";
import {
  actsOnReferral,
  helpsWith,
  isUnderWay,
  keepsPerson,
  type Move,
  referralStateOf,
  type ShareState,
} from "./rules.ts";

const states: [Move | null, ShareState, ReferralState][] = [
  [null, "open", "waiting"],
  [null, "ended", "taken-back"],
  [null, "withdrawn", "withdrawn"],
  [null, "past", "past"],
  ["accepted", "open", "accepted"],
  ["accepted", "ended", "taken-back"],
  ["accepted", "withdrawn", "withdrawn"],
  ["accepted", "past", "past"],
  ["declined", "ended", "declined"],
  ["declined", "withdrawn", "declined"],
  ["taken-back", "ended", "taken-back"],
  ["done", "open", "done"],
  ["done", "past", "done"],
];

test("how a referral stands follows from its last move and the person's yes", () => {
  for (const [move, share, state] of states) {
    assert.equal(referralStateOf(move, share), state, `${move} ${share}`);
  }
});

test("who received answers, who handed on takes back, and only while it is under way", () => {
  for (const state of referralStates) {
    const of = (direction: "to-us" | "from-us" | "within") => actsOnReferral({ state, direction });
    const [to, from] = [of("to-us"), of("from-us")];
    assert.deepEqual(of("within"), [...to, ...from]);
    assert.equal(to.length > 0, isUnderWay(state), state);
    assert.deepEqual(from, isUnderWay(state) ? ["take-back"] : []);
  }
  assert.deepEqual(actsOnReferral({ state: "waiting", direction: "to-us" }), ["accept", "decline"]);
  assert.deepEqual(actsOnReferral({ state: "accepted", direction: "to-us" }), ["mark-done"]);
});

test("whoever received it and does not go on with it need not keep the name", () => {
  const kept = referralStates.filter((state) => keepsPerson({ state, direction: "to-us" }));
  assert.deepEqual(kept, ["waiting", "accepted", "done"]);
  assert.ok(referralStates.every((state) => keepsPerson({ state, direction: "from-us" })));
});

test("a need goes first to whoever usually helps with it", () => {
  assert.deepEqual(["eviction", "debt", "sleep", "couple"].map(helpsWith), [
    "social",
    "debt",
    "mind",
    undefined,
  ]);
});
