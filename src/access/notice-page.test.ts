import assert from "node:assert/strict";
import { test } from "node:test";
import { findNoticePage } from "./notice-page.ts";

const id = "0197c000-0000-7000-8000-000000000000";

for (const [kind, personId, capabilities, page] of [
  ["advice-asked", null, ["people", "vault"], "/advice"],
  ["advice-answered", null, ["people"], undefined],
  ["break-glass-opened", id, ["people", "vault", "review"], "/emergencies"],
  ["break-glass-opened", id, ["people", "vault"], `/people/${id}`],
  ["break-glass-review-due", id, ["requests"], undefined],
  ["care-relation-ending", id, ["people", "vault"], `/people/${id}/circle`],
  ["share-ending", id, ["people"], `/people/${id}`],
  ["request-due", id, ["rights", "people"], "/requests"],
  ["request-due", id, ["requests"], undefined],
  ["referral-waiting", id, ["people", "vault"], "/referrals"],
  ["referral-answered", id, ["people"], `/people/${id}`],
  ["checkpoint-written", null, ["people"], undefined],
] as const) {
  test(`${kind} for ${capabilities}: ${page ?? "no page"}`, () => {
    assert.equal(findNoticePage({ kind, personId }, capabilities), page);
  });
}
