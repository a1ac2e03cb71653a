import { entryKinds } from "../../src/record/contract.ts";
import type { CaseEntry } from "./entries.ts";
import { staffId } from "./ids.ts";
import { moment, type Row } from "./insert.ts";

/* What stands in the entries of a case: every kind is met in every state of every dimension. */

export type Kind = (typeof entryKinds)[number];
export const kinds: readonly Kind[] = entryKinds;

export const theQuestionnaire = {
  id: "00000000-0000-7000-8020-000000000001",
  url: "https://proof.kring/questionnaire",
  version: "1",
  title: "Proof",
  languages: ["en"],
  resource: {},
};

/** Kind → the table it stands in, and what a row needs there. */
const contents: Record<Kind, readonly [table: string, row: Row]> = {
  note: ["notes", { text: "Text.", about_others: "" }],
  contact: [
    "contacts",
    {
      meeting_id: "00000000-0000-7000-8021-000000000001",
      form: "individual",
      place: "centre",
      began_at: moment(-100),
      duration_minutes: 20,
      outcome: "helped",
    },
  ],
  need: ["needs", { what: "housing-threat" }],
  allergy: ["allergies", { substance: "Nuts", kind: "allergy", severity: "severe" }],
  medication: ["medications", { name: "Something" }],
  vaccination: ["vaccinations", { vaccine: "tetanus", given: "2020", source: "card" }],
  measurement: ["measurements", { kind: "weight", value: 70, taken_at: moment(-100) }],
  document: ["documents", { kind: "letter-written", title: "Letter", text: "Dear." }],
  answers: [
    "answers",
    {
      questionnaire_id: theQuestionnaire.id,
      response: {},
      language: "en",
      answered_by: "staff",
      scores: {},
    },
  ],
};

export const contentTables = kinds.map((kind) => contents[kind][0]);

/** Adds what stands in an entry, and what happened to it later: a state, a helper, an end. */
export function addContent({ id, kind, author }: CaseEntry, rows: Record<string, Row[]>): void {
  const [table, row] = contents[kind];
  rows[table]?.push({ entry_id: id, ...row });
  const by = staffId(author);
  if (kind === "need") {
    rows["need_states"]?.push({ entry_id: id, state: "new", urgency: 1, changed_by: by });
    rows["need_helpers"]?.push({ entry_id: id, outside: "Somebody", added_by: by });
  } else {
    rows["entry_ends"]?.push({ entry_id: id, because: "done", ended_by: by });
  }
}

export const additionTables = ["need_states", "need_helpers", "entry_ends"] as const;
