import { type Asked, enabledItems, inOneRow } from "./enabled.ts";
import type { Answered, GivenAnswer, Item, Questionnaire, QuestionnaireResponse } from "./fhir.ts";
import { expressionOf, isHidden, isUnasked } from "./items.ts";

/** An answer nobody has given yet, with what the questionnaire fills in beforehand. */
export function beginResponse(form: Questionnaire): QuestionnaireResponse {
  const start = (items: readonly Item[]): Answered[] =>
    items.flatMap((item): Answered[] => {
      if (item.type === "display") return [];
      const below = start(item.item ?? []);
      if (item.type === "group")
        return below.length > 0 ? [{ linkId: item.linkId, item: below }] : [];
      const selected = (item.answerOption ?? []).filter((one) => one.initialSelected === true);
      const first = item.initial ?? selected;
      if (first.length === 0) return [];
      const answer = first.map((one): GivenAnswer => {
        const { initialSelected: _, extension: __, ...value } = one as (typeof selected)[number];
        return value;
      });
      return [{ linkId: item.linkId, answer }];
    });
  const item = start(form.item ?? []);
  return {
    resourceType: "QuestionnaireResponse",
    status: "in-progress",
    ...(item.length > 0 && { item }),
  };
}

/** The questions in the order in which they are asked, one to a screen. */
export function questionsOf(form: Questionnaire, response: Pick<QuestionnaireResponse, "item">) {
  return inOneRow(enabledItems(form, response)).filter(({ item }) => !isUnasked(item));
}

/** The first question without an answer; none when everything was answered. */
export function nextUnanswered(
  form: Questionnaire,
  response: Pick<QuestionnaireResponse, "item">,
): Asked | undefined {
  return questionsOf(form, response).find(({ answers }) => answers.length === 0);
}

interface Finished {
  readonly canonical: string;
  readonly language: string;
  /** `2026-11-28T09:30:00Z` */
  readonly authored: string;
  readonly scores: Readonly<Record<string, number>>;
}

/** What was answered, complete: without what is not asked, with what was worked out. */
export function toResponse(
  form: Questionnaire,
  response: Pick<QuestionnaireResponse, "item">,
  { canonical, language, authored, scores }: Finished,
): QuestionnaireResponse {
  const score = (item: Item): Answered[] => {
    const value = scores[item.linkId];
    if (value === undefined) return [];
    const name = item.type === "integer" ? "valueInteger" : "valueDecimal";
    return [{ linkId: item.linkId, ...said(item), answer: [{ [name]: value }] }];
  };
  const given = (asked: readonly Asked[], answered: readonly Answered[]): Answered[] =>
    asked.flatMap(({ item, path, answers, below }): Answered[] => {
      if (item.type === "group") {
        const index = path.at(-1)?.index ?? 0;
        const there = answered.filter(({ linkId }) => linkId === item.linkId)[index]?.item ?? [];
        const inside = given(below, there);
        return inside.length > 0 ? [{ linkId: item.linkId, ...said(item), item: inside }] : [];
      }
      if (expressionOf(item) !== undefined && scores[item.linkId] !== undefined) return score(item);
      if (answers.length === 0) return [];
      const answer = answers.map((one, index): GivenAnswer => {
        const ofThis = below.filter((child) => child.path.at(-2)?.index === index);
        const { item: _, ...value } = one;
        const inside = given(ofThis, one.item ?? []);
        return inside.length > 0 ? { ...value, item: inside } : value;
      });
      return [{ linkId: item.linkId, ...said(item), answer }];
    });
  const hidden = (form.item ?? []).filter(isHidden).flatMap((item): Answered[] => {
    const there = (response.item ?? []).filter(({ linkId }) => linkId === item.linkId);
    return there.length > 0 ? there : score(item);
  });
  const item = [...given(enabledItems(form, response), response.item ?? []), ...hidden];
  return {
    resourceType: "QuestionnaireResponse",
    questionnaire: canonical,
    status: "completed",
    language,
    authored,
    ...(item.length > 0 && { item }),
  };
}

/** The words of the question travel with the answer, as they stand in the file. */
function said({ text }: Item): { text?: string } {
  return text === undefined ? {} : { text };
}

/** What was worked out, where a condition of the questionnaire finds it. */
export function withScores(
  response: QuestionnaireResponse,
  scores: Readonly<Record<string, number>>,
): QuestionnaireResponse {
  const found = Object.entries(scores).map(([linkId, value]) => ({
    linkId,
    answer: [Number.isInteger(value) ? { valueInteger: value } : { valueDecimal: value }],
  }));
  const isAnswered = (linkId: string) => (response.item ?? []).some((one) => one.linkId === linkId);
  return {
    ...response,
    item: [...(response.item ?? []), ...found.filter(({ linkId }) => !isAnswered(linkId))],
  };
}
