import type { Static } from "typebox";
import type { Tx } from "../../platform/server/database.ts";
import { readCardNumber } from "../card-number.ts";
import type * as contract from "../contract.ts";
import { isEnough, type QueryElement, queryElements } from "../finding/query-elements.ts";
import {
  goodFrom,
  type MatchedPart,
  type RankedMatch,
  rankMatches,
} from "../finding/rank-matches.ts";
import { mostCandidates, searchAttempts } from "../finding/search-attempts.ts";
import {
  type FoundRecord,
  foundColumns,
  glimpse,
  lookUp,
  type NamedRecord,
  namedColumns,
} from "./look-up.ts";
import { today } from "./read-identity.ts";

/** However many are asked for: nobody leafs through the register. */
const mostShown = 20;

type Found = Static<typeof contract.findPeople.output>;
type Candidate = ReturnType<typeof candidateOf>;

/**
 * Who fits what was typed, best first. The journal keeps how many elements of which kind were
 * asked and how many people were shown, never the words.
 */
export async function findPeople(
  tx: Tx,
  { q, limit = 8 }: { q: string; limit?: number },
): Promise<Found> {
  const card = readCardNumber(q);
  const elements = queryElements(card ? card.slice(0, -1) : q, {
    today: today(),
    lastWord: "unfinished",
  });
  const kinds = elements.map(({ kind }) => kind);
  if (!isEnough(elements)) {
    tx.journal({ act: "people-searched", detail: { elements: kinds, results: 0 } });
    return { people: [], hint: "more-needed" };
  }
  const { best, tooMany } = await search(tx, elements);
  const scores = new Map(best.map((match) => [match.candidate.id, match]));
  const shown = await glimpse(
    tx,
    best.map(({ candidate }) => candidate.record),
    Math.min(limit, mostShown),
  );
  const people = shown.map(({ record, person }) => {
    const match = scores.get(record.id);
    const matched = [...new Set((match?.matched ?? []).map((part) => matchedOn[part]))];
    return { ...person, score: match?.score ?? 0, matched };
  });
  tx.journal({ act: "people-searched", detail: { elements: kinds, results: people.length } });
  return {
    people,
    hint: people.length === 0 ? hintForNobody(elements) : tooMany ? "too-many" : null,
  };
}

/** A family name of two words alone is as little as one of one word. */
function hintForNobody(elements: readonly QueryElement[]): Found["hint"] {
  return elements.some(({ particle }) => particle) ? "more-needed" : "nobody";
}

async function search(tx: Tx, elements: readonly QueryElement[]) {
  const candidates = new Map<string, Candidate>();
  let best: RankedMatch<Candidate>[] = [];
  let tooMany = false;
  const columns = elements.some(isNumber) ? foundColumns : namedColumns;
  for (const attempt of searchAttempts(elements)) {
    const records = await lookUp<NamedRecord | FoundRecord>(tx, columns, attempt);
    tooMany ||= attempt.whenTooMany === "take-some" && records.length >= mostCandidates;
    for (const record of records) candidates.set(record.id, candidateOf(record));
    best = rankMatches(elements, [...candidates.values()]);
    if ((best[0]?.score ?? 0) >= goodFrom) break;
  }
  return { best, tooMany };
}

/** Only then do phones and national numbers say anything. */
function isNumber({ kind }: QueryElement): boolean {
  return kind === "phone" || kind === "number";
}

function candidateOf(record: NamedRecord & Partial<FoundRecord>) {
  const { id, given, family, birth, phones = [], number, nationalNumber = null } = record;
  return {
    id,
    record,
    given,
    family,
    otherNames: record.otherNames.map((name) => `${name.given} ${name.family}`),
    phones,
    number: number.slice(0, -1),
    ...(birth !== null && { birth }),
    ...(nationalNumber !== null && { nationalNumber }),
  };
}

const matchedOn = {
  given: "given",
  family: "family",
  otherSpelling: "other-name",
  birth: "birth",
  phone: "phone",
  number: "number",
} as const satisfies Record<MatchedPart, contract.Glimpse["matched"][number]>;
