import { type Answered, extensionOf, extensions, type GivenAnswer, type Item } from "./fhir.ts";

/** One step down: which item, and which time of it, of a group that repeats or of several answers. */
export interface Step {
  readonly linkId: string;
  readonly index: number;
}
export type Path = readonly Step[];

/** `household[1]/name`: how a path is said in an error or an address. */
export function saidPath(path: Path): string {
  return path.map(({ linkId, index }) => (index > 0 ? `${linkId}[${index}]` : linkId)).join("/");
}

export const isHidden = (item: Item) => extensionOf(item, extensions.hidden)?.valueBoolean === true;

export const expressionOf = (item: Item) =>
  extensionOf(item, extensions.calculated)?.valueExpression?.expression;

/** Nobody answers it: it is said, shown, or worked out. */
export const isUnasked = (item: Item) =>
  item.type === "display" ||
  item.type === "group" ||
  item.type === "attachment" ||
  item.type === "reference" ||
  item.readOnly === true ||
  expressionOf(item) !== undefined;

export function eachItem(items: readonly Item[], see: (item: Item) => void): void {
  for (const item of items) {
    see(item);
    eachItem(item.item ?? [], see);
  }
}

export function allItems(items: readonly Item[] = []): Item[] {
  const found: Item[] = [];
  eachItem(items, (item) => found.push(item));
  return found;
}

/** How often a group stands in an answer; a group that nobody began stands there once, empty. */
export function timesOf(answered: readonly Answered[], item: Item): readonly Answered[] {
  const found = answered.filter(({ linkId }) => linkId === item.linkId);
  return found.length > 0 ? found : [{ linkId: item.linkId }];
}

/** All answers to a link id, wherever it stands. */
export function answersTo(answered: readonly Answered[], linkId: string): readonly GivenAnswer[] {
  return answered.flatMap((one) => [
    ...(one.linkId === linkId ? (one.answer ?? []) : []),
    ...answersTo(one.item ?? [], linkId),
    ...(one.answer ?? []).flatMap(({ item = [] }) => answersTo(item, linkId)),
  ]);
}

/** The answers at a path. */
export function answersAt(answered: readonly Answered[], path: Path): readonly GivenAnswer[] {
  const [step, ...rest] = path;
  if (!step) return [];
  const same = answered.filter(({ linkId }) => linkId === step.linkId);
  if (rest.length === 0) return same[0]?.answer ?? [];
  const below = same[0]?.answer ? same[0].answer[step.index]?.item : same[step.index]?.item;
  return answersAt(below ?? [], rest);
}

/**
 * The same with other answers at a path, in the order of the questionnaire. What stood below an
 * answer stays with it; what becomes empty is left out.
 */
export function putAnswers(
  answered: readonly Answered[],
  { items, path, answers }: { items: readonly Item[]; path: Path; answers: readonly GivenAnswer[] },
): Answered[] {
  const [step, ...rest] = path;
  const item = items.find(({ linkId }) => linkId === step?.linkId);
  if (!step || !item) return [...answered];
  const others = answered.filter(({ linkId }) => linkId !== step.linkId);
  const same = answered.filter(({ linkId }) => linkId === step.linkId);
  const deeper = (inside: readonly Answered[] = []) =>
    putAnswers(inside, { items: item.item ?? [], path: rest, answers });
  let now: Answered[];
  if (item.type === "group") {
    const times = [...same];
    const before = times[step.index] ?? { linkId: item.linkId };
    times[step.index] = { ...before, item: deeper(before.item) };
    now = times.filter((one) => one !== undefined && (one.item ?? []).length > 0);
  } else if (rest.length === 0) {
    now = answers.length > 0 ? [{ ...(same[0] ?? { linkId: item.linkId }), answer: answers }] : [];
  } else {
    const given = [...(same[0]?.answer ?? [])];
    const before = given[step.index];
    if (!before) return [...answered];
    const below = deeper(before.item);
    const { item: _, ...bare } = before;
    given[step.index] = below.length > 0 ? { ...bare, item: below } : bare;
    now = [{ ...(same[0] as Answered), answer: given }];
  }
  return inOrder([...others, ...now], items);
}

function inOrder(answered: readonly Answered[], items: readonly Item[]): Answered[] {
  const place = (one: Answered) => {
    const found = items.findIndex(({ linkId }) => linkId === one.linkId);
    return found < 0 ? items.length : found;
  };
  return answered
    .map((one, before) => ({ one, before }))
    .sort((a, b) => place(a.one) - place(b.one) || a.before - b.before)
    .map(({ one }) => one);
}
