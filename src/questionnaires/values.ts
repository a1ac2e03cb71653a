import type { Coding, EnableWhen, GivenAnswer, ItemType, Quantity, Valued } from "./fhir.ts";

export type Value = boolean | number | string | Coding | Quantity | object;

const names = [
  "valueBoolean",
  "valueDecimal",
  "valueInteger",
  "valueDate",
  "valueDateTime",
  "valueTime",
  "valueString",
  "valueUri",
  "valueCoding",
  "valueQuantity",
  "valueAttachment",
  "valueReference",
] as const;
type ValueName = (typeof names)[number];

export function valueName(valued: Valued): ValueName | undefined {
  return names.find((name) => valued[name] !== undefined);
}

export function valueIn(valued: Valued): Value | undefined {
  const name = valueName(valued);
  return name && valued[name];
}

const ofType: Partial<Record<ItemType, readonly ValueName[]>> = {
  boolean: ["valueBoolean"],
  decimal: ["valueDecimal", "valueInteger"],
  integer: ["valueInteger"],
  date: ["valueDate"],
  dateTime: ["valueDateTime", "valueDate"],
  time: ["valueTime"],
  string: ["valueString"],
  text: ["valueString"],
  url: ["valueUri"],
  choice: [
    "valueCoding",
    "valueString",
    "valueInteger",
    "valueDate",
    "valueTime",
    "valueReference",
  ],
  "open-choice": ["valueCoding", "valueString", "valueInteger", "valueDate", "valueTime"],
  quantity: ["valueQuantity"],
  attachment: ["valueAttachment"],
  reference: ["valueReference"],
};

/** Under which names an answer to an item of this type may stand. */
export const namesFor = (type: ItemType) => ofType[type] ?? [];

export const codingOf = (value: Value | undefined): Coding | undefined =>
  typeof value === "object" && value !== null && ("code" in value || "display" in value)
    ? value
    : undefined;

/** Are two values the same answer? Codings by system and code; a system that is not said is any. */
export function isSame(one: Value, other: Value): boolean {
  if (typeof one !== "object" || typeof other !== "object") return one === other;
  const [left, right] = [one as Coding & Quantity, other as Coding & Quantity];
  const isAny = left.system === undefined || right.system === undefined;
  const sameSystem = isAny || left.system === right.system;
  if (left.value !== undefined || right.value !== undefined) {
    return left.value === right.value && (left.code ?? left.unit) === (right.code ?? right.unit);
  }
  return (
    sameSystem &&
    left.code === right.code &&
    (left.code !== undefined || left.display === right.display)
  );
}

function rank(value: Value | undefined): number | string | undefined {
  if (typeof value === "number" || typeof value === "string") return value;
  if (typeof value === "object" && value !== null && "value" in value)
    return (value as Quantity).value;
  return undefined;
}

/** Less than 0, 0 or more; undefined when the two cannot be compared. Dates and times compare as text. */
export function compare(one: Value, other: Value): number | undefined {
  const [left, right] = [rank(one), rank(other)];
  if (typeof left === "number" && typeof right === "number") return left - right;
  if (typeof left === "string" && typeof right === "string") {
    return left === right ? 0 : left < right ? -1 : 1;
  }
  return undefined;
}

/** What a condition compares with. */
export function wantedOf(when: EnableWhen): Value | undefined {
  return (
    when.answerBoolean ??
    when.answerDecimal ??
    when.answerInteger ??
    when.answerDate ??
    when.answerDateTime ??
    when.answerTime ??
    when.answerString ??
    when.answerCoding ??
    when.answerQuantity
  );
}

/** Does one given answer make a condition true? */
export function fits(answer: GivenAnswer, when: EnableWhen): boolean {
  const [given, wanted] = [valueIn(answer), wantedOf(when)];
  if (given === undefined || wanted === undefined) return false;
  if (when.operator === "=") return isSame(given, wanted);
  if (when.operator === "!=") return !isSame(given, wanted);
  const order = compare(given, wanted);
  if (order === undefined) return false;
  if (when.operator === ">") return order > 0;
  if (when.operator === "<") return order < 0;
  if (when.operator === ">=") return order >= 0;
  return when.operator === "<=" && order <= 0;
}
