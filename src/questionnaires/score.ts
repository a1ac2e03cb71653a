import fhirpath from "fhirpath";
import r4 from "fhirpath/fhir-context/r4";
import {
  type Answered,
  extensionOf,
  extensions,
  type GivenAnswer,
  type Item,
  type Questionnaire,
  type QuestionnaireResponse,
} from "./fhir.ts";
import { allItems, answersTo, expressionOf } from "./items.ts";
import { weightOf } from "./options.ts";

export type Scores = Readonly<Record<string, number>>;

/**
 * What a response weighs: of each calculated item its number, of each axis its answer. What cannot
 * be worked out is left out: an expression that fails says nothing. Items are worked out in their
 * order, and a later expression sees what an earlier one found.
 */
export function score(form: Questionnaire, response: QuestionnaireResponse): Scores {
  const scores: Record<string, number> = {};
  let answered = response.item ?? [];
  for (const item of allItems(form.item)) {
    if (extensionOf(item, extensions.axis)) {
      const value = weightOfFirst(form, item, answersTo(answered, item.linkId));
      if (value !== undefined) scores[item.linkId] = value;
    }
    const expression = expressionOf(item);
    if (expression === undefined) continue;
    const value = workOut(expression, form, { ...response, item: weighed(form, answered) });
    if (value === undefined) continue;
    scores[item.linkId] = value;
    const found = item.type === "integer" ? { valueInteger: value } : { valueDecimal: value };
    answered = [
      ...answered.filter((one) => one.linkId !== item.linkId),
      { linkId: item.linkId, answer: [found] },
    ];
  }
  return scores;
}

function workOut(
  expression: string,
  form: Questionnaire,
  response: QuestionnaireResponse,
): number | undefined {
  try {
    const found: unknown[] = fhirpath.evaluate(
      response,
      expression,
      { resource: response, questionnaire: form },
      r4,
      { async: false, userInvocationTable: weights },
    );
    const [value] = found;
    return typeof value === "number" && Number.isFinite(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

interface Carrier {
  readonly weight?: number;
  readonly valueCoding?: Carrier;
}

/*
 * weight() and ordinal() of SDC. The package would ask a terminology server for what it does not
 * find; here each answer carries its own weight, and one that has none weighs nothing.
 */
const weigh = (nodes: readonly unknown[]): number[] =>
  nodes.flatMap((node) => {
    const { weight, valueCoding } = (node ?? {}) as Carrier;
    const found = weight ?? valueCoding?.weight ?? (typeof node === "number" ? node : undefined);
    return found === undefined ? [] : [found];
  });
const weights = {
  weight: { fn: weigh, arity: { 0: [] } },
  ordinal: { fn: weigh, arity: { 0: [] } },
};

/** The same answers, each choice with what it weighs. */
function weighed(form: Questionnaire, answered: readonly Answered[]): Answered[] {
  const known = new Map(allItems(form.item).map((item) => [item.linkId, item]));
  const walk = (all: readonly Answered[]): Answered[] =>
    all.map((one) => {
      const item = known.get(one.linkId);
      return {
        ...one,
        ...(one.item && { item: walk(one.item) }),
        ...(one.answer && {
          answer: one.answer.map((answer) => ({
            ...withWeight(form, item, answer),
            ...(answer.item && { item: walk(answer.item) }),
          })),
        }),
      };
    });
  return walk(answered);
}

function withWeight(
  form: Questionnaire,
  item: Item | undefined,
  answer: GivenAnswer,
): GivenAnswer & { weight?: number } {
  const weight = item && weightOf(form, item, answer);
  if (weight === undefined) return answer;
  return answer.valueCoding
    ? { ...answer, valueCoding: { ...answer.valueCoding, ...{ weight } } }
    : { ...answer, weight };
}

function weightOfFirst(form: Questionnaire, item: Item, answers: readonly GivenAnswer[]) {
  const [first] = answers;
  return first && weightOf(form, item, first);
}
