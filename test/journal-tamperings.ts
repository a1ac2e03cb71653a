import type pg from "pg";

/*
 * What somebody who is master of the database may do to the journal, for `tampering.test.ts`. The
 * seals 1 to `sealedBelow` lie at or below the kept checkpoint; each holds at least six entries.
 */

export const sealedBelow = 6;

/** One tampering: what it does, in words, and the statements that do it. */
export interface Tampering {
  readonly what: string;
  readonly statements: readonly string[];
}

const seals = Array.from({ length: sealedBelow }, (_, index) => index + 1);
const more = (sql: string) => `(${sql}::text::bigint + 1)::text::xid8`;

/** Each column of the journal and a value it did not have. */
export const otherEntry: Record<string, string> = {
  id: "id + 1000000",
  tx: more("tx"),
  at: "at + interval '1 microsecond'",
  act: "act || ' '",
  person_id: "uuidv7()",
  detail: `detail || '{"x": null}'`,
  actor_id: "uuidv7()",
  session_id: "uuidv7()",
  purpose: "upper(purpose)",
  request_id: "coalesce(request_id, '') || '0'",
};

/** Each column of the seals and a value it did not have. */
export const otherSeal: Record<string, string> = {
  id: "id + 1000000",
  upto_tx: more("upto_tx"),
  first_entry: "first_entry - 1",
  last_entry: "last_entry + 1",
  entries: "entries - 1",
  total_entries: "total_entries + 1",
  root: "sha256(root)",
  previous: "sha256(previous)",
  hash: "sha256(hash)",
  sealed_at: "sealed_at + interval '1 microsecond'",
};

/** The id of the nth entry of a seal. */
const entryOf = (seal: number, nth: number) =>
  `(select id from places where seal = ${seal} and nth = ${nth})`;
const boundOf = (seal: number) => `(select upto_tx from keep_seals where id = ${seal})`;
const set = (changes: string, id: string) => `update kring.journal set ${changes} where id = ${id}`;

function swap(columns: readonly string[], one: string, other: string): string[] {
  const [list, from] = [columns.join(", "), columns.map((column) => `k.${column}`).join(", ")];
  const give = (to: string, of: string) =>
    `update kring.journal j set (${list}) = row(${from}) from keep_journal k where j.id = ${to} and k.id = ${of}`;
  return [give(one, other), give(other, one)];
}

function swapIds(one: string, other: string): string[] {
  return [set("id = -1", one), set(`id = ${one}`, other), set(`id = ${other}`, "-1")];
}

const insert = (tx: string, id: string) => `insert into kring.journal (id, tx, act, purpose)
  overriding system value values (${id}, ${tx}, 'person-opened', 'care')`;

const content = ["act", "person_id", "detail", "at", "actor_id"];
const nullable = ["person_id", "actor_id", "session_id", "request_id"];

/** Edits, removals, insertions and exchanges of entries: each can also be covered up by a new chain. */
export const ofEntries: Tampering[] = seals.flatMap((seal) => {
  const [one, two, last] = [entryOf(seal, 2), entryOf(seal, 4), entryOf(seal, 6)];
  const other = entryOf((seal % sealedBelow) + 1, 3);
  const tx = `(select tx from keep_journal where id = ${one})`;
  return [
    ...Object.entries(otherEntry).map(([column, value]) => ({
      what: `edits ${column} of an entry of seal ${seal}`,
      statements: [set(`${column} = ${value}`, one)],
    })),
    { what: `empties ${nullable} in turn`, statements: [set(`${nullable[seal % 4]} = null`, two)] },
    {
      what: `deletes one of seal ${seal}`,
      statements: [`delete from kring.journal where id = ${last}`],
    },
    {
      what: `deletes and puts in one of seal ${seal}`,
      statements: [`delete from kring.journal where id = ${last}`, insert(tx, last)],
    },
    { what: `inserts into seal ${seal}`, statements: [insert(tx, "7000000")] },
    { what: `exchanges ids in seal ${seal}`, statements: swapIds(one, two) },
    { what: `exchanges ids between seal ${seal} and the next`, statements: swapIds(one, other) },
    { what: `exchanges contents in seal ${seal}`, statements: swap(content, one, two) },
    {
      what: `exchanges transactions between seal ${seal} and the next`,
      statements: swap(["tx"], one, other),
    },
  ];
});

/** Cuts and edits of the chain itself. */
export const ofSeals: Tampering[] = [
  ...[1, 3, 6].flatMap((seal) =>
    Object.entries(otherSeal).map(([column, value]) => ({
      what: `edits ${column} of seal ${seal}`,
      statements: [`update kring.journal_seals set ${column} = ${value} where id = ${seal}`],
    })),
  ),
  ...seals.map((seal) => ({
    what: `removes seal ${seal}`,
    statements: [`delete from kring.journal_seals where id = ${seal}`],
  })),
  ...seals.map((seal) => ({
    what: `cuts the seals from ${seal} on`,
    statements: [`delete from kring.journal_seals where id >= ${seal}`],
  })),
  ...seals.map((seal) => ({
    what: `cuts the entries from seal ${seal} on`,
    statements: [`delete from kring.journal where tx >= ${seal === 1 ? "'0'" : boundOf(seal - 1)}`],
  })),
  ...seals.map((seal) => ({
    what: `cuts seals and entries from ${seal} on`,
    statements: [
      `delete from kring.journal where tx >= ${seal === 1 ? "'0'" : boundOf(seal - 1)}`,
      `delete from kring.journal_seals where id >= ${seal}`,
    ],
  })),
  { what: "empties both", statements: ["truncate kring.journal, kring.journal_seals"] },
  { what: "empties the seals", statements: ["truncate kring.journal_seals"] },
];

/** Keeps the true journal aside, and where each of its entries lies. */
export async function keepTruth(root: pg.Client): Promise<void> {
  await root.query("alter table kring.journal alter column id set generated by default");
  await root.query("set session_replication_role = replica");
  await root.query("create temp table keep_journal as table kring.journal");
  await root.query("create temp table keep_seals as table kring.journal_seals");
  await root.query(`create temp table places as
    select j.id, s.id as seal, row_number() over (partition by s.id order by j.tx, j.id) as nth
      from keep_journal j
      join lateral (select min(k.id) as id from keep_seals k where k.upto_tx > j.tx) s on true`);
}

export async function restoreTruth(root: pg.Client): Promise<void> {
  await root.query("truncate kring.journal, kring.journal_seals");
  await root.query("insert into kring.journal overriding system value table keep_journal");
  await root.query("insert into kring.journal_seals table keep_seals");
}
