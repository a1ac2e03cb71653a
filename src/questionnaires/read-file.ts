import type { FieldError } from "../platform/problem.ts";
import { type Item, itemTypes, type Questionnaire } from "./fhir.ts";
import { allItems, expressionOf } from "./items.ts";

/** In bytes of the file; the largest in use elsewhere are a tenth of it. */
export const largestFile = 900_000;

export interface ReadFile {
  readonly form: Questionnaire | undefined;
  readonly errors: readonly FieldError[];
}

/**
 * The text of a file as a questionnaire that can be asked, or what keeps it from that, each with
 * where: `/item/2/type unknown-type`. It never changes the text.
 */
export function readFile(text: string): ReadFile {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return { form: undefined, errors: [{ path: "/file", code: "not-json" }] };
  }
  if (!isObject(read)) return { form: undefined, errors: [{ path: "/file", code: "not-json" }] };
  if (read["resourceType"] !== "Questionnaire") {
    return { form: undefined, errors: [{ path: "/resourceType", code: "not-a-questionnaire" }] };
  }
  const errors = [...wrongInHead(read), ...wrongInItems(read["item"], "/item")];
  if (errors.length > 0) return { form: undefined, errors };
  // Checked above, as far as it is asked on screen.
  const form = read as unknown as Questionnaire;
  const wrong = wrongBetween(form);
  return wrong.length > 0 ? { form: undefined, errors: wrong } : { form, errors: [] };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function wrongInHead(read: Record<string, unknown>): FieldError[] {
  const errors: FieldError[] = [];
  const text = (name: string, longest: number, required: boolean) => {
    const value = read[name];
    if (value === undefined && !required) return;
    if (typeof value !== "string" || value.trim() === "")
      errors.push({ path: `/${name}`, code: "required" });
    else if (value.length > longest) errors.push({ path: `/${name}`, code: "too-long" });
  };
  text("url", 300, true);
  text("version", 100, false);
  text("title", 300, false);
  text("language", 20, false);
  text("status", 20, true);
  if (read["title"] === undefined && typeof read["name"] !== "string") {
    errors.push({ path: "/title", code: "required" });
  }
  for (const name of ["contained", "extension"]) {
    if (read[name] !== undefined && !isListOfObjects(read[name])) {
      errors.push({ path: `/${name}`, code: "not-a-list" });
    }
  }
  return errors;
}

const isListOfObjects = (value: unknown): value is Record<string, unknown>[] =>
  Array.isArray(value) && value.every(isObject);

const deepest = 12;

function wrongInItems(items: unknown, path: string, depth = 0): FieldError[] {
  if (items === undefined) return depth === 0 ? [{ path, code: "no-questions" }] : [];
  if (!isListOfObjects(items)) return [{ path, code: "not-a-list" }];
  if (depth === 0 && items.length === 0) return [{ path, code: "no-questions" }];
  if (depth > deepest) return [{ path, code: "too-deep" }];
  return items.flatMap((item, index) => {
    const at = `${path}/${index}`;
    const errors: FieldError[] = [];
    const { linkId, type, text } = item;
    if (typeof linkId !== "string" || linkId.trim() === "") {
      errors.push({ path: `${at}/linkId`, code: "required" });
    }
    if (!(itemTypes as readonly unknown[]).includes(type)) {
      errors.push({ path: `${at}/type`, code: "unknown-type" });
    }
    if (text !== undefined && typeof text !== "string") {
      errors.push({ path: `${at}/text`, code: "not-a-text" });
    }
    for (const name of ["answerOption", "enableWhen", "initial", "extension", "code"]) {
      if (item[name] !== undefined && !isListOfObjects(item[name])) {
        errors.push({ path: `${at}/${name}`, code: "not-a-list" });
      }
    }
    return [...errors, ...wrongInItems(item["item"], `${at}/item`, depth + 1)];
  });
}

const operators = ["exists", "=", "!=", ">", "<", ">=", "<="];

/** What is only wrong of several items together: a link id twice, a condition on nothing. */
function wrongBetween(form: Questionnaire): FieldError[] {
  const items = allItems(form.item);
  const count = new Map<string, number>();
  for (const { linkId } of items) count.set(linkId, (count.get(linkId) ?? 0) + 1);
  const errors: FieldError[] = [...count]
    .filter(([, times]) => times > 1)
    .map(([linkId]) => ({ path: `/item/${linkId}`, code: "link-id-twice" }));
  for (const item of items) errors.push(...wrongInside(form, item, count));
  if (!items.some(({ type }) => type !== "group" && type !== "display")) {
    errors.push({ path: "/item", code: "no-questions" });
  }
  return errors;
}

function wrongInside(
  form: Questionnaire,
  item: Item,
  known: ReadonlyMap<string, number>,
): FieldError[] {
  const at = `/item/${item.linkId}`;
  const errors: FieldError[] = [];
  for (const when of item.enableWhen ?? []) {
    if (!known.has(when.question))
      errors.push({ path: `${at}/enableWhen`, code: "unknown-question" });
    if (!operators.includes(when.operator))
      errors.push({ path: `${at}/enableWhen`, code: "unknown-operator" });
  }
  const set = item.answerValueSet;
  if (set?.startsWith("#") && !form.contained?.some(({ id }) => id === set.slice(1))) {
    errors.push({ path: `${at}/answerValueSet`, code: "no-such-list" });
  }
  if (item.type === "choice" && item.answerOption === undefined && set === undefined) {
    errors.push({ path: `${at}/answerOption`, code: "no-choices" });
  }
  const said = item.extension?.some((one) => one.valueExpression?.language === "text/cql");
  if (said && expressionOf(item) !== undefined) {
    errors.push({ path: `${at}/extension`, code: "only-fhirpath" });
  }
  return errors;
}

/** What an old answer says of the questionnaire it was given to: `https://…|1.0`. */
export const canonicalOf = (url: string, version: string) => (version ? `${url}|${version}` : url);
