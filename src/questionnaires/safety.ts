import {
  extensionOf,
  extensions,
  type Item,
  type Questionnaire,
  type QuestionnaireResponse,
} from "./fhir.ts";
import { allItems, answersTo } from "./items.ts";
import { weightOf } from "./options.ts";

/** PHQ-9 item 9 in LOINC: asked for wherever the file came from. */
const harm = { system: "http://loinc.org", codes: ["44260-8"] };

function limitOf(item: Item): number | undefined {
  const said = extensionOf(item, extensions.safetyAbove)?.valueDecimal;
  if (said !== undefined) return said;
  const isHarm = item.code?.some(
    ({ system, code }) => system === harm.system && harm.codes.includes(code ?? ""),
  );
  return isHarm ? 0 : undefined;
}

/**
 * The first question whose answer asks for a safety step now: the person told of thoughts of death
 * or of hurting themselves. An answer whose weight is not known, to a question that would ask for
 * it, counts.
 */
export function findAlarm(
  form: Questionnaire,
  response: Pick<QuestionnaireResponse, "item">,
): Item | undefined {
  return allItems(form.item).find((item) => {
    const limit = limitOf(item);
    if (limit === undefined) return false;
    const given = answersTo(response.item ?? [], item.linkId);
    return given.some((answer) => (weightOf(form, item, answer) ?? limit + 1) > limit);
  });
}

/** Does an answer ask for a safety step now? */
export function needsSafetyStep(
  form: Questionnaire,
  response: Pick<QuestionnaireResponse, "item">,
): boolean {
  return findAlarm(form, response) !== undefined;
}

/**
 * Whom to call in Belgium. `asOf`: when this list was written; 107, 1813 and 0800 32 123 as Belgian
 * papers and broadcasters name them (2013 to 2024), 112 and 106 as commonly known. The house looks
 * again each year.
 */
export const emergencyNumbers = {
  asOf: "2026-11-28",
  numbers: [
    { number: "112", key: "emergency", languages: ["fr", "nl", "de", "en"] },
    { number: "0800 32 123", key: "suicide-line", languages: ["fr"] },
    { number: "1813", key: "suicide-line", languages: ["nl"] },
    { number: "107", key: "listening", languages: ["fr"] },
    { number: "106", key: "listening", languages: ["nl"] },
  ],
} as const;
