import assert from "node:assert/strict";
import { test } from "node:test";
import { compartments } from "../access/contract.ts";
import { personLanguageCodes } from "../platform/person-languages.ts";
import { consentText, consentWords } from "./consent-text.ts";

const matter = {
  source: "Maison médicale {recipient}",
  recipient: "Service social",
  kinds: compartments,
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
