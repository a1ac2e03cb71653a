import type pg from "pg";
import { type Case, outgoingRecipient } from "./cases.ts";
import { type Principal, services } from "./cast.ts";
import { recipientColumns } from "./causes.ts";
import { type CaseEntry, entriesOf, mix, passesOnWhole, personId } from "./entries.ts";
import { consentId, serviceId, tokenOf } from "./ids.ts";
import { decide, type Question } from "./model.ts";
import {
  askAboutCircle,
  askAboutEntry,
  askAboutPerson,
  askToShare,
  askToWrite,
} from "./questions.ts";

/* Asks the database and the model the same, cell by cell. */

export interface Tally {
  cells: number;
  allowed: number;
  differences: number;
}

/** Every cell that is compared is told here, whatever the answers. */
export type Hear = (cell: {
  readonly act: Act;
  readonly asked: Case;
  readonly purpose: string;
  readonly entry: CaseEntry | undefined;
  readonly question: Question;
  readonly database: boolean;
  readonly model: boolean;
}) => void;

export const acts = [
  "read",
  "list",
  "contents",
  "facts",
  "additions",
  "write",
  "end",
  "amend",
  "share",
  "open",
  "know",
  "recognise",
  "register",
  "correct",
] as const;
export type Act = (typeof acts)[number];

export interface Asking {
  readonly client: pg.ClientBase;
  readonly principal: Principal;
  readonly purpose: string;
  readonly cases: readonly Case[];
  readonly hear: Hear;
}

/** In a transaction of the application's role: enters, asks everything, compares. */
export async function compareAll(asking: Asking, only: readonly Act[] = acts): Promise<void> {
  const { client, principal, purpose } = asking;
  const { rows } = await client.query(
    "select kring.enter($1, $2, 'session', 'proof') ->> 'refusal' as refusal",
    [tokenOf(principal.name), purpose],
  );
  if (rows[0].refusal !== null) throw new Error(`${principal.name}: ${rows[0].refusal}`);
  for (const act of only) await comparing[act](asking);
}

const comparing: Record<Act, (asking: Asking) => Promise<void>> = {
  read: async (asking) => {
    const pairs = entryPairs(asking, "all");
    const seen = await askSet(asking, "select proof.read_entries($1) as id", [idsOf(pairs)]);
    hearEntries(asking, "read", pairs, ({ entry }) => seen.has(entry.id));
  },
  list: async (asking) => {
    const seen = await askSet(asking, "select proof.list_entries($1) as id", [people(asking)]);
    hearEntries(asking, "list", entryPairs(asking, "all"), ({ entry }) => seen.has(entry.id));
  },
  contents: async (asking) => {
    const pairs = entryPairs(asking, "all");
    const seen = await askSet(asking, "select proof.read_contents($1) as id", [idsOf(pairs)]);
    hearEntries(asking, "contents", pairs, ({ entry }) => seen.has(entry.id));
  },
  facts: async (asking) => {
    const pairs = entryPairs(asking, "all").filter(({ entry }) => entry.kind !== "note");
    const seen = await askSet(asking, "select proof.read_facts($1, $2) as id", [
      people(asking),
      idsOf(pairs),
    ]);
    hearEntries(asking, "facts", pairs, ({ entry }) => seen.has(entry.id));
  },
  additions: async (asking) => {
    const pairs = entryPairs(asking, "all");
    const seen = await askSet(asking, "select proof.read_additions($1) as id", [idsOf(pairs)]);
    const helpers = await askSet(asking, "select proof.read_helpers($1) as id", [idsOf(pairs)]);
    hearEntries(asking, "additions", pairs, ({ entry }) => seen.has(entry.id));
    const needs = pairs.filter(({ entry }) => entry.kind === "need");
    hearEntries(asking, "additions", needs, ({ entry }) => helpers.has(entry.id));
  },
  end: async (asking) => {
    // What was ended in the world is not ended twice: the need alone still holds.
    const pairs = entryPairs(asking, "tried").filter(({ entry }) => entry.kind === "need");
    const answers = await askList(asking, "select proof.end_entries($1) as answers", [
      idsOf(pairs),
    ]);
    hearEntries(asking, "end", pairs, (_, index) => answers[index] === true);
  },
  write: async (asking) => {
    const pairs = entryPairs(asking, "tried");
    const answers = await askList(asking, "select proof.write_entries($1, $2, $3) as answers", [
      pairs.map(({ asked }) => personId(asked.number)),
      pairs.map(({ entry }) => serviceId(entry.service)),
      pairs.map(({ entry }) => entry.compartment),
    ]);
    hearEntries(asking, "write", pairs, (_, index) => answers[index] === true);
  },
  amend: async (asking) => {
    const pairs = entryPairs(asking, "tried");
    const answers = await askList(asking, "select proof.amend_entries($1) as answers", [
      idsOf(pairs),
    ]);
    hearEntries(asking, "amend", pairs, (_, index) => answers[index] === true);
  },
  share: async (asking) => {
    const pairs = entryPairs(asking, "tried");
    const recipients = pairs.map(({ asked }) =>
      recipientColumns(outgoingRecipient(asked.agreement)),
    );
    const answers = await askList(
      asking,
      "select proof.share_entries($1, $2, $3, $4, $5, $6, $7) as answers",
      [
        pairs.map(({ asked }) => personId(asked.number)),
        pairs.map(({ entry }) => serviceId(entry.service)),
        pairs.map(({ entry }) => entry.compartment),
        pairs.map(({ asked, entry }) => (passesOnWhole(asked, entry) ? null : entry.id)),
        recipients.map(({ recipient_service }) => recipient_service),
        recipients.map(({ recipient_staff }) => recipient_staff),
        // Who agreed to nothing: what somebody else agreed to is tried.
        pairs.map(({ asked: { number, causes } }) =>
          consentId(causes.outgoing ? number : number + 6, "outgoing"),
        ),
      ],
    );
    hearEntries(asking, "share", pairs, (_, index) => answers[index] === true);
  },
  open: async (asking) => {
    const answers = await askList(asking, "select proof.break_glasses($1) as answers", [
      people(asking),
    ]);
    hearPeople(asking, "open", (index) => answers[index] === true);
  },
  know: async (asking) => {
    const told = await askSet(
      asking,
      "select person || ' ' || service as id from proof.know_circles($1)",
      [people(asking)],
    );
    const { purpose, cases, hear } = asking;
    for (const asked of cases) {
      const around = [
        asked.principal.caring ?? asked.principal.home,
        "elsewhere",
        "quiet",
      ] as const;
      for (const service of services.filter((one) => around.includes(one))) {
        const question = askAboutCircle(asked, service, purpose);
        const database = told.has(`${personId(asked.number)} ${serviceId(service)}`);
        const model = decide(question);
        hear({ act: "know", asked, purpose, entry: undefined, question, database, model });
      }
    }
  },
  recognise: async (asking) => {
    const seen = await askSet(asking, "select proof.recognise_people($1) as id", [people(asking)]);
    hearPeople(asking, "recognise", (index) => seen.has(people(asking)[index] ?? ""));
  },
  register: async (asking) => {
    const answers = await askList(asking, "select proof.register_people($1) as answers", [
      people(asking),
    ]);
    hearPeople(asking, "register", (index) => answers[index] === true);
  },
  correct: async (asking) => {
    const done = await askSet(asking, "select proof.correct_people($1) as id", [people(asking)]);
    hearPeople(asking, "correct", (index) => done.has(people(asking)[index] ?? ""));
  },
};

interface Pair {
  readonly asked: Case;
  readonly entry: CaseEntry;
}

/** Trying costs more than reading: of another service's entries, and for another purpose than care, one in eight. */
function entryPairs({ cases, purpose }: Asking, which: "all" | "tried"): Pair[] {
  return cases.flatMap((asked) =>
    entriesOf(asked)
      .filter(
        ({ service }, index) =>
          which === "all" ||
          (service !== "elsewhere" && purpose === "care") ||
          mix(asked.number, index, purpose.length) % 8 === 0,
      )
      .map((entry) => ({ asked, entry })),
  );
}

const idsOf = (pairs: readonly Pair[]) => pairs.map(({ entry }) => entry.id);
const people = ({ cases }: Asking) => cases.map(({ number }) => personId(number));

async function askSet({ client }: Asking, sql: string, values: unknown[]): Promise<Set<string>> {
  const { rows } = await client.query<{ id: string }>(sql, values);
  return new Set(rows.map(({ id }) => id));
}

async function askList({ client }: Asking, sql: string, values: unknown[]): Promise<boolean[]> {
  const { rows } = await client.query<{ answers: boolean[] }>(sql, values);
  return rows[0]?.answers ?? [];
}

function hearEntries(
  { purpose, hear }: Asking,
  act: Act,
  pairs: readonly Pair[],
  answer: (pair: Pair, index: number) => boolean,
): void {
  pairs.forEach((pair, index) => {
    const { asked, entry } = pair;
    const question = questionOf(act, asked, entry, purpose);
    const database = answer(pair, index);
    hear({ act, asked, purpose, entry, question, database, model: decide(question) });
  });
}

function questionOf(act: Act, asked: Case, entry: CaseEntry, purpose: string): Question {
  switch (act) {
    case "write":
      return askToWrite(asked, entry, purpose);
    case "amend":
    case "end":
      return askAboutEntry(asked, "amend", entry, purpose);
    case "share":
      return askToShare(asked, entry, purpose);
    default:
      return askAboutEntry(asked, "see", entry, purpose);
  }
}

function hearPeople(
  { purpose, cases, hear }: Asking,
  act: "open" | "recognise" | "register" | "correct",
  answer: (index: number) => boolean,
): void {
  cases.forEach((asked, index) => {
    const question = askAboutPerson(asked, act, purpose);
    const database = answer(index);
    const model = decide(question);
    hear({ act, asked, purpose, entry: undefined, question, database, model });
  });
}
