import { type Asked, enabledItems, inOneRow } from "./enabled.ts";
import {
  type Answered,
  extensionOf,
  extensions,
  type GivenAnswer,
  type Item,
  type Questionnaire,
  type QuestionnaireResponse,
} from "./fhir.ts";
import { isUnasked, saidPath } from "./items.ts";
import { choicesOf, hasForeignList } from "./options.ts";
import { compare, isSame, namesFor, valueIn, valueName } from "./values.ts";

/** `path` is that of link ids: `household[1]/name`. */
export interface AnswerError {
  readonly path: string;
  readonly code:
    | "required"
    | "wrong-type"
    | "not-a-choice"
    | "too-many"
    | "too-long"
    | "too-short"
    | "too-small"
    | "too-large"
    | "not-a-date"
    | "not-a-time"
    | "not-an-address"
    | "not-asked";
}

/** Everything that is wrong with what was answered; what is not asked is not required. */
export function validate(
  form: Questionnaire,
  response: Pick<QuestionnaireResponse, "item">,
): readonly AnswerError[] {
  const rows = inOneRow(enabledItems(form, response));
  const errors = rows.flatMap((one) => errorsOf(form, one));
  const known = knownIds(form.item ?? []);
  return [...errors, ...unknownIn(response.item ?? [], known)];
}

function errorsOf(form: Questionnaire, { item, path, answers, below }: Asked): AnswerError[] {
  const at = saidPath(path);
  if (item.type === "group") {
    const isEmpty = !inOneRow(below).some((one) => one.answers.length > 0);
    // A group that must be answered says so where its first question stands.
    const first = inOneRow(below).find((one) => !isUnasked(one.item));
    const says = item.required === true && isEmpty && first?.item.required !== true;
    return says ? [{ path: saidPath(first?.path ?? path), code: "required" }] : [];
  }
  if (item.type === "display") return [];
  if (answers.length === 0) {
    return item.required === true && !isUnasked(item) ? [{ path: at, code: "required" }] : [];
  }
  if (answers.length > 1 && item.repeats !== true) return [{ path: at, code: "too-many" }];
  return answers.flatMap((answer) => {
    const code = whatIsWrong(form, item, answer);
    return code ? [{ path: at, code }] : [];
  });
}

const dates = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;
const moments =
  /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01])(T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/;
const times = /^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/;

function whatIsWrong(
  form: Questionnaire,
  item: Item,
  answer: GivenAnswer,
): AnswerError["code"] | undefined {
  const name = valueName(answer);
  const value = valueIn(answer);
  if (!name || value === undefined || !namesFor(item.type).includes(name)) return "wrong-type";
  if (name === "valueDate" && !dates.test(String(value))) return "not-a-date";
  if (name === "valueDateTime" && !moments.test(String(value))) return "not-a-date";
  if (name === "valueTime" && !times.test(String(value))) return "not-a-time";
  if (name === "valueUri" && !/^[a-z][a-z0-9+.-]*:\S+$/i.test(String(value)))
    return "not-an-address";
  if (name === "valueInteger" && !Number.isInteger(value)) return "wrong-type";
  if (item.type === "choice" && !isChoice(form, item, answer)) return "not-a-choice";
  if (typeof value === "string") {
    if (item.maxLength !== undefined && [...value].length > item.maxLength) return "too-long";
    const least = extensionOf(item, extensions.minLength)?.valueInteger;
    if (least !== undefined && [...value].length < least) return "too-short";
  }
  const { least, most } = limitsOf(item);
  if (least !== undefined && (compare(value, least) ?? 0) < 0) return "too-small";
  if (most !== undefined && (compare(value, most) ?? 0) > 0) return "too-large";
  return undefined;
}

function isChoice(form: Questionnaire, item: Item, answer: GivenAnswer): boolean {
  const value = valueIn(answer);
  if (value === undefined) return false;
  if (hasForeignList(form, item)) return true;
  return choicesOf(form, item).some((choice) => {
    const offered = valueIn(choice.value);
    return offered !== undefined && isSame(offered, value);
  });
}

/** The smallest and the largest answer that an item takes. */
export function limitsOf(item: Item): {
  readonly least: number | string | undefined;
  readonly most: number | string | undefined;
} {
  const limit = (url: string) => {
    const found = extensionOf(item, url);
    return found?.valueInteger ?? found?.valueDecimal ?? found?.valueDate ?? found?.valueDateTime;
  };
  return { least: limit(extensions.minValue), most: limit(extensions.maxValue) };
}

function knownIds(items: readonly Item[]): Set<string> {
  return new Set(items.flatMap((item) => [item.linkId, ...knownIds(item.item ?? [])]));
}

function unknownIn(answered: readonly Answered[], known: ReadonlySet<string>): AnswerError[] {
  return answered.flatMap((one) => [
    ...(known.has(one.linkId) ? [] : [{ path: one.linkId, code: "not-asked" as const }]),
    ...unknownIn(one.item ?? [], known),
    ...(one.answer ?? []).flatMap(({ item = [] }) => unknownIn(item, known)),
  ]);
}
