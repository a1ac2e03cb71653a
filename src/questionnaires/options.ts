import {
  type AnswerOption,
  type Extension,
  extensions,
  type GivenAnswer,
  type Item,
  type Questionnaire,
  type Valued,
} from "./fhir.ts";
import { isSame, valueIn } from "./values.ts";

/** What can be chosen, and what it weighs in a score. */
export interface Choice {
  readonly value: Valued;
  readonly weight: number | undefined;
}

function weightIn(all: readonly Extension[] | undefined): number | undefined {
  const found = all?.find(({ url }) => (extensions.weights as readonly string[]).includes(url));
  return found?.valueDecimal ?? found?.valueInteger;
}

function choiceOf(option: AnswerOption): Choice {
  const { extension: _, initialSelected: __, ...value } = option;
  const weight = weightIn(option.valueCoding?.extension) ?? weightIn(option.extension);
  return { value, weight };
}

/** The choices of an item: written beside it, or in a value set that the file contains. */
export function choicesOf(form: Questionnaire, item: Item): readonly Choice[] {
  if (item.answerOption) return item.answerOption.map(choiceOf);
  const id = item.answerValueSet?.startsWith("#") ? item.answerValueSet.slice(1) : undefined;
  const set = id === undefined ? undefined : form.contained?.find((one) => one.id === id);
  const composed = (set?.compose?.include ?? []).flatMap(({ system, concept = [] }) =>
    concept.map((one) => ({ ...one, ...(system && { system }) })),
  );
  const listed = set?.expansion?.contains ?? composed;
  return listed.map(({ extension, designation, ...coding }) => ({
    value: { valueCoding: { ...coding, ...translated(coding._display?.extension, designation) } },
    weight: weightIn(extension),
  }));
}

/** Designations of a value set as translations, as everywhere else. */
function translated(
  known: readonly Extension[] = [],
  designations: readonly { readonly language?: string; readonly value: string }[] = [],
) {
  const added = designations.flatMap(({ language, value }): Extension[] =>
    language === undefined
      ? []
      : [
          {
            url: extensions.translation,
            extension: [
              { url: "lang", valueCode: language },
              { url: "content", valueString: value },
            ],
          },
        ],
  );
  return known.length + added.length > 0 ? { _display: { extension: [...known, ...added] } } : {};
}

/** Can nothing be chosen because the list lies elsewhere? It is then answered in words. */
export function hasForeignList(form: Questionnaire, item: Item): boolean {
  return item.answerValueSet !== undefined && choicesOf(form, item).length === 0;
}

/** What an answer weighs: the weight of the choice, or the number itself. */
export function weightOf(form: Questionnaire, item: Item, answer: GivenAnswer): number | undefined {
  const value = valueIn(answer);
  if (value === undefined) return undefined;
  const chosen = choicesOf(form, item).find((choice) => {
    const offered = valueIn(choice.value);
    return offered !== undefined && isSame(offered, value);
  });
  return chosen?.weight ?? (typeof value === "number" ? value : undefined);
}

/** A choice as it is given as an answer: without its translations and its weight, which stay in the form. */
export function answerWith({ value }: Choice): GivenAnswer {
  if (!value.valueCoding) return value;
  const { _display: _, extension: __, ...coding } = value.valueCoding;
  return { ...value, valueCoding: coding };
}
