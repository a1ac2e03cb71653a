import assert from "node:assert/strict";
import { test } from "node:test";
import { compartments } from "../access/contract.ts";
import { personLanguageCodes } from "../platform/person-languages.ts";
import { consentText, consentWords } from "./consent-text.ts";

const matter = {
  source: "Maison médicale {recipient}",
  recipient: "Service social",
  kinds: compartments,
  entry: null,
  until: "2027-03-31",
} as const;

test("in each language: who, what, whom to, what for, until when, that a no changes nothing (CONF-10, CONF-15)", () => {
  const seen = new Set<string>();
  for (const language of personLanguageCodes) {
    for (const purpose of ["care", "handover", "advice"] as const) {
      const { title, paragraphs } = consentText({ ...matter, language, purpose });
      assert.equal(paragraphs.length, 7, language);
      const words = consentWords({ title, paragraphs });
      assert.ok(words.includes(matter.source) && words.includes(matter.recipient), language);
      assert.match(words, /2027|٢٠٢٧/, language);
      assert.doesNotMatch(words.replaceAll(matter.source, ""), /\{|\}|undefined/, language);
      assert.ok(!seen.has(words), `${language} says the same as another`);
      seen.add(words);
    }
  }
  assert.equal(seen.size, 39);
});

test("plain words: no sentence is longer than twenty-eight words", () => {
  for (const language of personLanguageCodes) {
    const { paragraphs } = consentText({ ...matter, kinds: ["health"], purpose: "care", language });
    for (const sentence of paragraphs.flatMap((one) => one.split(/[.:؟!?]\s/))) {
      assert.ok(sentence.split(/\s+/).length <= 28, `${language}: ${sentence}`);
    }
  }
});

test("without a last day it holds until it is taken back", () => {
  const asked = { ...matter, purpose: "care", language: "fr" } as const;
  const { paragraphs } = consentText({ ...asked, kinds: ["health", "mind"], until: null });
  assert.equal(paragraphs[1], "Il s'agit uniquement de ceci : santé et santé mentale.");
  assert.equal(paragraphs[3], "Cela pourra être lu jusqu'à ce que vous disiez stop.");
});

test("of one entry it says what it is and what it is called, and nothing of what stands beside it", () => {
  const asked = { ...matter, purpose: "care", language: "fr", kinds: ["health"] } as const;
  const need = { kind: "Besoin", name: "Je risque de perdre mon logement" };
  assert.equal(
    consentText({ ...asked, entry: need }).paragraphs[1],
    "Il s'agit uniquement de ceci : besoin (Je risque de perdre mon logement).",
  );
  assert.equal(
    consentText({ ...asked, entry: { kind: "Note", name: null } }).paragraphs[1],
    "Il s'agit uniquement de ceci : note (santé).",
  );
});
