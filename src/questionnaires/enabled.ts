import type { Answered, GivenAnswer, Item, Questionnaire, QuestionnaireResponse } from "./fhir.ts";
import { allItems, answersTo, isHidden, type Path, timesOf } from "./items.ts";
import { fits } from "./values.ts";

/** An item that is asked now: where it stands, what was answered, what is asked below it. */
export interface Asked {
  readonly item: Item;
  readonly path: Path;
  readonly answers: readonly GivenAnswer[];
  readonly below: readonly Asked[];
}

/** What one condition looks at: the innermost place first, so that the third child asks of the third child. */
type Scopes = readonly (readonly Answered[])[];

/**
 * What is asked, given what was answered so far: conditions decide, and what is not asked itself
 * makes nothing else be asked. Hidden items are left out; `extra` says how many times more than
 * was answered a group that repeats is offered.
 */
export function enabledItems(
  form: Questionnaire,
  response: Pick<QuestionnaireResponse, "item">,
  extra: Readonly<Record<string, number>> = {},
): readonly Asked[] {
  const answered = response.item ?? [];
  const known = new Map(allItems(form.item).map((item) => [item.linkId, item]));

  const holds = (item: Item, scopes: Scopes, seen: readonly string[]): boolean => {
    const { enableWhen = [], enableBehavior = "all" } = item;
    if (enableWhen.length === 0) return true;
    const results = enableWhen.map((when) => {
      const asked = known.get(when.question);
      // A condition that leads back to itself is never true.
      const counts =
        asked && !seen.includes(asked.linkId)
          ? holds(asked, scopes, [...seen, asked.linkId])
          : false;
      const given = counts ? answersNear(scopes, when.question) : [];
      if (when.operator === "exists") return given.length > 0 === (when.answerBoolean ?? true);
      return given.some((answer) => fits(answer, when));
    });
    return enableBehavior === "any" ? results.some(Boolean) : results.every(Boolean);
  };

  const walk = (items: readonly Item[], inside: readonly Answered[], path: Path, outer: Scopes) => {
    const scopes = [inside, ...outer];
    const asked: Asked[] = [];
    for (const item of items) {
      if (isHidden(item) || !holds(item, scopes, [item.linkId])) continue;
      if (item.type === "group") {
        const times = timesOf(inside, item);
        const more = item.repeats ? (extra[item.linkId] ?? 0) : 0;
        const all = [...times, ...Array.from({ length: more }, () => ({ linkId: item.linkId }))];
        for (const [index, one] of all.entries()) {
          const here = [...path, { linkId: item.linkId, index }];
          const below = walk(item.item ?? [], (one as Answered).item ?? [], here, scopes);
          asked.push({ item, path: here, answers: [], below });
        }
        continue;
      }
      const answers = inside.find(({ linkId }) => linkId === item.linkId)?.answer ?? [];
      const here = [...path, { linkId: item.linkId, index: 0 }];
      const below = answers.flatMap((answer, index) => {
        const there = [...path, { linkId: item.linkId, index }];
        return walk(item.item ?? [], answer.item ?? [], there, scopes);
      });
      asked.push({ item, path: here, answers, below });
    }
    return asked;
  };
  return walk(form.item ?? [], answered, [], []);
}

function answersNear(scopes: Scopes, linkId: string): readonly GivenAnswer[] {
  for (const scope of scopes) {
    const found = answersTo(scope, linkId);
    if (found.length > 0) return found;
  }
  return [];
}

/** The same without its branches: groups before what stands in them. */
export function inOneRow(asked: readonly Asked[]): readonly Asked[] {
  return asked.flatMap((one) => [one, ...inOneRow(one.below)]);
}
