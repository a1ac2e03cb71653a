import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  checkNeed,
  isOpenState,
  mayBeUnmet,
  movesFrom,
  stateWithHelper,
  trendOf,
  urgencyOf,
} from "./rules.ts";
import { domains, needKeys, needsOf, taxonomy } from "./taxonomy.ts";
import { needStates, whyUnmet } from "./words.ts";

test("every domain has needs, every need a domain; codes are codes of ICPC-2 and nothing more", () => {
  assert.ok(needKeys.length >= 35, `only ${needKeys.length}`);
  assert.deepEqual(domains.flatMap(needsOf).sort(), [...needKeys].sort());
  for (const key of needKeys) {
    assert.match(key, /^[a-z][a-z-]{1,40}$/);
    assert.match(taxonomy[key].icpc2 ?? "Z29", /^[A-Z](\d\d)?$/);
  }
});

const at = (state: (typeof needStates)[number], urgency: number, unmet = false) => ({
  state,
  urgency,
  unmetBecause: unmet ? ("no-place" as const) : null,
});

const trends: [ReturnType<typeof at>, ReturnType<typeof at>, ReturnType<typeof trendOf>][] = [
  [at("new", 3), at("being-helped", 3), "better"],
  [at("new", 1), at("being-helped", 3), "worse"],
  [at("new", 2), at("new", 2), "same"],
  [at("new", 2), at("new", 2, true), "worse"],
  [at("new", 2, true), at("new", 2), "better"],
  [at("new", 3), at("solved", 0), "better"],
  [at("solved", 0), at("new", 0), "worse"],
  [at("new", 1), at("accepted", 3), "better"],
  [at("accepted", 0), at("solved", 0), "better"],
  [at("being-helped", 1), at("lost-sight", 1), "worse"],
  [at("lost-sight", 2), at("being-helped", 2), "better"],
  [at("being-helped", 3), at("lost-sight", 0), "better"],
];

test("the trend follows from two states", () => {
  for (const [before, now, trend] of trends) {
    assert.equal(trendOf(before, now), trend, JSON.stringify([before, now]));
  }
});

const standing = fc.record({
  state: fc.constantFrom(...needStates),
  urgency: fc.integer({ min: 0, max: 3 }),
  unmetBecause: fc.constantFrom(null, ...whyUnmet),
});

test("there and back is not the same direction twice, and what closes is better", () => {
  fc.assert(
    fc.property(standing, standing, (one, other) => {
      const there = trendOf(one, other);
      const back = trendOf(other, one);
      if (isOpenState(one.state) !== isOpenState(other.state)) {
        assert.equal(there, isOpenState(other.state) ? "worse" : "better");
      }
      if (there === "same") assert.equal(back, "same");
      else if (isOpenState(one.state) === isOpenState(other.state)) {
        if (isOpenState(one.state)) assert.notEqual(there, back);
      }
    }),
  );
});

test("what is being helped or solved is not unmet; a helper takes up what waited", () => {
  assert.deepEqual(needStates.filter(mayBeUnmet), ["new", "accepted", "lost-sight"]);
  assert.deepEqual(needStates.map(stateWithHelper), [
    "being-helped",
    "being-helped",
    "solved",
    "accepted",
    "being-helped",
  ]);
  assert.deepEqual(
    [urgencyOf("solved", 3, 2), urgencyOf("new", undefined, 2), urgencyOf("new", 0, 2)],
    [0, 2, 0],
  );
  for (const state of needStates) assert.equal(movesFrom(state).length, needStates.length - 1);
});

const codes = (need: Parameters<typeof checkNeed>[0]) =>
  checkNeed(need).map(({ path, code }) => `${path} ${code}`);

test("a health problem says which; vital is about a body or a mind; unmet is not met", () => {
  const health = { what: "health-problem", compartment: "health" } as const;
  const code = { system: "x", code: "y" };
  assert.deepEqual(codes(health), ["/words required"]);
  assert.deepEqual(codes({ ...health, words: " \u200b " }), ["/words required"]);
  assert.deepEqual(codes({ ...health, words: "Asthma", vital: true }), []);
  assert.deepEqual(codes({ ...health, code }), []);
  assert.deepEqual(codes({ ...health, code, compartment: "social", vital: true }), [
    "/vital vital-elsewhere",
  ]);
  const eviction = { what: "eviction", compartment: "health" } as const;
  assert.deepEqual(codes(eviction), []);
  assert.deepEqual(codes({ ...eviction, vital: true }), ["/vital vital-elsewhere"]);
  assert.deepEqual(codes({ ...eviction, unmetBecause: "no-place" }), []);
  assert.deepEqual(codes({ ...eviction, state: "solved", unmetBecause: "no-place" }), [
    "/unmetBecause met",
  ]);
});
