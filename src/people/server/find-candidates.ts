import type { Tx } from "../../platform/server/database.ts";
import type { Glimpse, IdentityInput } from "../contract.ts";
import { phoneKey } from "../finding/stored-keys.ts";
import { defaultWeights as weights } from "../linkage/default-weights.ts";
import { type LinkageVerdict, reviewFrom, sameFrom } from "../linkage/link-records.ts";
import type { LinkageRecord } from "../linkage/linkage-record.ts";
import type { MatchReason, PairScore } from "../linkage/linkage-weights.ts";
import { scorePair } from "../linkage/score-pair.ts";
import { duplicateLookUps, type PersonToCompare } from "./duplicate-keys.ts";
import { type FoundRecord, foundColumns, type GlimpsedPerson, glimpse, lookUp } from "./look-up.ts";
import { checkNationalNumber } from "./national-number.ts";
import { readPhone } from "./phones.ts";

/** Somebody who may be the same person. `score` is the probability, 0 to 1, of the linkage model. */
export interface DuplicateCandidate extends GlimpsedPerson {
  readonly score: number;
  readonly verdict: LinkageVerdict;
  readonly matched: Glimpse["matched"];
}

const mostShown = 8;
/** A look-up that finds more people than this tells too little. */
const mostOfLookUp = 150;

/**
 * Who, already registered, a person might be: at most eight, the likeliest first, nobody below the
 * review threshold. Does not journal. Leaves out `exceptId` and whoever that one was merged with.
 */
export async function findCandidates(
  tx: Tx,
  person: PersonToCompare,
  exceptId?: string,
): Promise<DuplicateCandidate[]> {
  const wanted = { lookUps: duplicateLookUps(person), whenTooMany: "take-none" } as const;
  const records = await lookUp(tx, foundColumns, wanted, mostOfLookUp);
  const scored = records
    .filter(({ keptId }) => keptId !== exceptId)
    .map((record) => ({ record, ...scoreRecord(person, record) }))
    .filter(({ probability }) => probability >= reviewFrom)
    .sort((a, b) => b.probability - a.probability || (a.record.id < b.record.id ? -1 : 1));
  const scores = new Map(scored.map((one) => [one.record.id, one]));
  const shown = await glimpse(
    tx,
    scored.map(({ record }) => record),
    mostShown,
  );
  return shown.flatMap(({ record, person: glimpsed }) => {
    const one = scores.get(record.id);
    if (!one) return [];
    const score = one.probability;
    const verdict: LinkageVerdict = score >= sameFrom ? "same" : "review";
    return [{ ...glimpsed, score, verdict, matched: reasonsFor(one) }];
  });
}

/** The identity as the desk fills it in, as far as it can be compared. */
export function personToCompare(input: IdentityInput): PersonToCompare {
  return {
    given: input.given ?? "",
    family: input.family ?? "",
    otherNames: input.otherNames ?? [],
    birth: input.birth ?? "",
    phones: (input.reach?.phones ?? []).map(({ number }) => readPhone(number)),
    street: input.address?.street ?? "",
    postcode: input.address?.postcode ?? "",
    municipality: input.address?.municipality ?? "",
    nationalNumber: input.nationalNumber ? checkNationalNumber(input.nationalNumber).number : "",
  };
}

export interface Scored extends PairScore {
  readonly isOtherName: boolean;
}

/** The best of all pairs of names. */
export function scoreRecord(person: PersonToCompare, record: FoundRecord): Scored {
  const [mine, theirs] = samePhone(person.phones, record.phones);
  const left = linkageRecords(person, mine);
  const right = linkageRecords({ ...record, birth: record.birth ?? "" }, theirs);
  const scores = left.flatMap((a, own) =>
    right.map((b, other) => ({ ...scorePair(a, b, weights), isOtherName: own + other > 0 })),
  );
  return scores.reduce((best, one) => (one.probability > best.probability ? one : best));
}

/** The phones to compare: one that both have, else the first of each. */
function samePhone(mine: readonly string[], theirs: readonly string[]): [string, string] {
  const keys = new Map(theirs.map((phone) => [phoneKey(phone), phone]));
  const shared = mine.find((phone) => phoneKey(phone) !== undefined && keys.has(phoneKey(phone)));
  return [shared ?? mine[0] ?? "", (shared && keys.get(phoneKey(shared))) ?? theirs[0] ?? ""];
}

type Comparable = Omit<PersonToCompare, "phones" | "nationalNumber"> & {
  readonly nationalNumber: string | null;
};

/** One record for each name of the person, the main one first. */
function linkageRecords(person: Comparable, phone: string): [LinkageRecord, ...LinkageRecord[]] {
  const same = {
    reference: "",
    given: person.given,
    family: person.family,
    birth: person.birth,
    address: person.street,
    suburb: person.municipality,
    postcode: person.postcode,
    phone,
    nationalNumber: person.nationalNumber ?? "",
  };
  const others = person.otherNames.map(({ given, family }) => ({
    ...same,
    given: given || person.given,
    family: family || person.family,
  }));
  return [same, ...others];
}

function reasonsFor({ reasons, isOtherName }: Scored): Glimpse["matched"] {
  const matched = reasons.filter(({ bits }) => bits > 0).flatMap(matchedOn);
  return [
    ...new Set<Glimpse["matched"][number]>(isOtherName ? ["other-name", ...matched] : matched),
  ];
}

const exactBirths = ["exact", "swapped", "one-digit"];

function matchedOn({ field, level }: MatchReason): Glimpse["matched"] {
  if (level === "swapped" && field === "given") return ["swapped-names"];
  if (field === "given" || field === "family" || field === "phone") return [field];
  if (field === "nationalNumber") return ["national-number"];
  if (field === "birth") return [exactBirths.includes(level) ? "birth" : "birth-year"];
  return ["address"];
}
