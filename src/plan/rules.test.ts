import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { domains, needStates, needsOf } from "../needs/contract.ts";
import { domainOf } from "../needs/rules.ts";
import type { PicturedNeed, StateSince } from "./contract.ts";
import { isOpen, mayStandOnPaper, partsOfLife, trendOf, weightOf, weights } from "./rules.ts";

const at = "2026-03-31T09:00:00Z";
const was = (state: StateSince["state"], urgency: number): StateSince => ({
  state,
  urgency,
  unmetBecause: null,
  at,
});
const need = (what: string, ...states: StateSince[]) =>
  ({ entryId: what, what, domain: domainOf(what), states, helpers: [] }) as unknown as PicturedNeed;

test("how it moves: the newest state against the one before", () => {
  for (const [now, before, trend] of [
    [was("new", 2), undefined, "new"],
    [was("new", 3), was("new", 1), "worse"],
    [was("being-helped", 2), was("new", 2), "better"],
    [was("solved", 0), was("being-helped", 3), "better"],
    [was("lost-sight", 2), was("being-helped", 2), "worse"],
    [was("new", 1), was("new", 1), "same"],
    [was("new", 0), was("solved", 0), "worse"],
  ] as const) {
    assert.equal(trendOf(before ? [now, before] : [now]), trend, JSON.stringify([now, before]));
  }
});

test("what is solved or lived with does not press, whatever its urgency", () => {
  assert.equal(weightOf(was("solved", 3)), "solved");
  assert.equal(weightOf(was("accepted", 3)), "calm");
  assert.equal(weightOf(was("new", 3)), "now");
  assert.equal(weightOf(was("being-helped", 0)), "calm");
});

test("a part of life is as heavy as its heaviest need, whoever comes first", () => {
  const state = fc.record({
    state: fc.constantFrom(...needStates),
    urgency: fc.integer({ min: 0, max: 3 }),
    unmetBecause: fc.constant(null),
    at: fc.constant(at),
  });
  const whats = domains.flatMap(needsOf);
  const needs = fc.array(
    fc
      .record({ what: fc.constantFrom(...whats), states: fc.array(state, { maxLength: 3 }) })
      .map(({ what, states }) => need(what, ...states)),
  );
  fc.assert(
    fc.property(needs, (some) => {
      const parts = partsOfLife(some);
      assert.equal(parts.flatMap((part) => part.needs).length, some.length);
      for (const { domain, weight, needs: inIt } of parts) {
        const heaviest = Math.min(
          ...some
            .filter((one) => one.domain === domain)
            .map((one) => weights.indexOf(weightOf(one.states[0] ?? was("new", 1)))),
          weights.indexOf("none"),
        );
        assert.equal(weight, weights[heaviest]);
        assert.equal(
          inIt.some(isOpen),
          ["now", "presses", "weighs"].includes(weight) || inIt.some(isOpen),
        );
      }
      assert.deepEqual(
        partsOfLife([...some].reverse()).map(({ domain, weight }) => [domain, weight]),
        parts.map(({ domain, weight }) => [domain, weight]),
      );
    }),
  );
});

test("every need has one part of life, and all parts are in the picture", () => {
  const all = domains.flatMap(needsOf);
  assert.equal(all.length, 39);
  assert.equal(new Set(all).size, all.length);
  assert.equal(domainOf("something-new"), "daily");
  assert.deepEqual(
    partsOfLife([]).map(({ domain, weight }) => [domain, weight]),
    domains.map((domain) => [domain, "none"]),
  );
});

test("what would endanger somebody at home never stands on paper", () => {
  assert.deepEqual(
    domains.flatMap(needsOf).filter((what) => !mayStandOnPaper(what)),
    ["violence-home", "violence-sexual", "exploitation"],
  );
});
