import { createHash } from "node:crypto";
import { Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from "kysely";
import pg from "pg";
import type { DB } from "../../../db/schema.generated.ts";
import type { Needs } from "../endpoint.ts";
import { Refusal } from "../problem.ts";
import { SingleConnectionDriver } from "./single-connection.ts";

/** Who acts in a transaction, as `kring.enter` answered. */
export interface Actor {
  readonly id: string;
  readonly sessionId: string;
  readonly centreId: string;
  readonly language: string;
  readonly capabilities: readonly string[];
}

/** Why personal data is touched: stands in the journal beside every act. */
export type Purpose = "care" | "welcome" | "administration" | "quality" | "rights" | "session";

export interface JournalEntry {
  /** The act in the past tense: `person-opened`, `person-called`. */
  readonly act: string;
  readonly personId?: string;
  /** What was looked at or changed; never free text about the person. */
  readonly detail?: Record<string, unknown>;
}

/** The only way to SQL: one transaction, entered for one actor. */
export interface Tx {
  readonly db: Kysely<DB>;
  readonly actor: Actor;
  /** Written with the commit, in this transaction. */
  journal(entry: JournalEntry): void;
  /** For the few acts that touch no person and change nothing; says why. */
  withoutJournal(because: string): void;
}

/** What a request brings along: whose session, what the endpoint needs, which command this is. */
export interface Caller {
  readonly database: Database;
  readonly tokenHash: Buffer | undefined;
  readonly needs: Needs;
  readonly requestId: string;
  readonly act: string;
  readonly idempotencyKey?: string | undefined;
}

/**
 * What is answered to a command that was done already, when its answer holds a secret: the receipt
 * keeps only where it is found, and it is read anew, by the rights the caller has by then.
 */
export interface ReadAgain<T> {
  readonly keep: (answer: T) => { readonly id: string };
  readonly read: (tx: Tx, kept: { readonly id: string }) => Promise<T>;
}

/** Connections of the application role, with prepared statements and pipelining. */
export class Database {
  readonly pool: pg.Pool;
  constructor(config: pg.PoolConfig) {
    // A statement that was sent stays pending while the server is gone: the time-outs give it back.
    this.pool = new pg.Pool({
      max: 10,
      connectionTimeoutMillis: 10_000,
      ...config,
      pipeline: true,
    });
    // A connection that breaks is replaced at the next checkout; its query in flight reports itself.
    this.pool.on("error", () => {});
    this.pool.on("connect", (client) => client.on("error", () => {}));
  }
  async close(): Promise<void> {
    await this.pool.end();
  }
}

export function hashToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}

/**
 * Does `work` in one transaction as the caller. Entering costs one round trip (`begin` and
 * `kring.enter` travel together), leaving another (journal and `commit`).
 * Throws Refusal `not-signed-in` 401, `locked` 401, `not-allowed` 403, and whatever `work` throws.
 * `again`: for an answer that holds a secret.
 *
 * @example asActor(caller, "care", (tx) => openPerson(tx, input))
 */
export async function asActor<T>(
  caller: Caller,
  purpose: Purpose,
  work: (tx: Tx) => Promise<T>,
  again?: ReadAgain<T>,
): Promise<T> {
  if (!caller.tokenHash) throw new Refusal("not-signed-in", 401);
  const token = caller.tokenHash;
  let isInside = false;
  const open = async (client: pg.PoolClient) => {
    const actor = await enter(client, caller, token, purpose);
    isInside = true;
    return actor;
  };
  try {
    return await inTransaction(caller.database, open, {
      work,
      receiptKey: caller.idempotencyKey,
      again,
    });
  } catch (error) {
    const receipt = await findReceipt(caller, token, purpose, again);
    if (receipt) return receipt.reply;
    // Whoever was refused at the door stands in the journal already.
    const code = isInside ? codeOfRefusal(error) : undefined;
    if (code) await journalRefusal(caller, token, purpose, code);
    throw error;
  }
}

/** What the journal calls a no: that of a verb by its code, that of the database by its constraint. */
function codeOfRefusal(error: unknown): string | undefined {
  if (error instanceof Refusal) return error.status === 401 ? undefined : error.code;
  return error instanceof pg.DatabaseError ? error.constraint : undefined;
}

/** Work of the house itself: no person acts. `reason` is journalled with every act of it. */
export async function asSystem<T>(
  database: Database,
  reason: string,
  capabilities: readonly string[],
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  const open = async (client: pg.PoolClient): Promise<Actor> => {
    await Promise.all(
      inOnePacket(client, () => [
        client.query("begin"),
        client.query("select kring.enter_system($1, $2)", [reason, capabilities]),
      ]),
    );
    const nobody = "00000000-0000-0000-0000-000000000000";
    return { id: nobody, sessionId: nobody, centreId: nobody, language: "fr", capabilities };
  };
  return inTransaction(database, open, { work, receiptKey: undefined });
}

async function enter(
  client: pg.PoolClient,
  caller: Caller,
  token: Buffer,
  purpose: Purpose,
): Promise<Actor> {
  const [begun, entering] = inOnePacket(client, () => [
    client.query("begin"),
    client.query<{ actor: Actor & { refusal?: string } }>({
      name: "enter",
      text: "select kring.enter($1, $2, $3, $4) as actor",
      values: [token, purpose, caller.needs ?? "session", caller.requestId],
    }),
  ]);
  const [, entered] = await Promise.all([begun, entering]);
  const actor = entered.rows[0]?.actor;
  if (!actor || actor.refusal) {
    // The refusal itself is journalled by kring.enter: keep it.
    await client.query("commit");
    throw new Refusal(
      actor?.refusal ?? "not-signed-in",
      actor?.refusal === "not-allowed" ? 403 : 401,
    );
  }
  return actor;
}

interface Work<T> {
  readonly work: (tx: Tx) => Promise<T>;
  readonly receiptKey: string | undefined;
  readonly again?: ReadAgain<T> | undefined;
}

async function inTransaction<T>(
  database: Database,
  open: (client: pg.PoolClient) => Promise<Actor>,
  { work, receiptKey, again }: Work<T>,
): Promise<T> {
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    const actor = await open(client);
    const entries: JournalEntry[] = [];
    let excused = false;
    const result = await work({
      db: queriesOver(client),
      actor,
      journal: (entry) => void entries.push(entry),
      withoutJournal: () => {
        excused = true;
      },
    });
    if (entries.length === 0 && !excused) throw new Error("an act wrote no journal entry");
    const kept = again ? again.keep(result) : result;
    await leave(client, entries, receiptKey && { key: receiptKey, actor, result: kept });
    return result;
  } catch (error) {
    await client.query("rollback").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

const kyselys = new WeakMap<pg.PoolClient, Kysely<DB>>();

/** The same one for every transaction of a connection. */
function queriesOver(client: pg.PoolClient): Kysely<DB> {
  const known = kyselys.get(client);
  if (known) return known;
  const db = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new SingleConnectionDriver(client),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  kyselys.set(client, db);
  return db;
}

/** Statements that `ask` sends travel together: each write of its own costs more than its words. */
function inOnePacket<Asked>(client: pg.PoolClient, ask: () => Asked): Asked {
  const { stream } = client.connection;
  stream.cork();
  try {
    return ask();
  } finally {
    stream.uncork();
  }
}

async function leave(
  client: pg.PoolClient,
  entries: readonly JournalEntry[],
  receipt: { key: string; actor: Actor; result: unknown } | "" | undefined,
): Promise<void> {
  const sent = inOnePacket(client, () => [
    ...(receipt ? [writeReceipt(client, receipt)] : []),
    ...entries.map((entry) => writeEntry(client, entry)),
    client.query("commit"),
  ]);
  const commit = (await Promise.all(sent)).at(-1);
  // PostgreSQL answers ROLLBACK to the commit of a failed transaction, without an error.
  if (commit?.command !== "COMMIT") throw new Error("the transaction was not committed");
}

function writeReceipt(
  client: pg.PoolClient,
  { actor, key, result }: { key: string; actor: Actor; result: unknown },
): Promise<pg.QueryResult> {
  return client.query({
    name: "receipt",
    text: "insert into kring.receipts (actor_id, key, reply) values ($1, $2, $3)",
    values: [actor.id, key, JSON.stringify(result ?? null)],
  });
}

function writeEntry(
  client: pg.PoolClient,
  { act, personId, detail }: JournalEntry,
): Promise<pg.QueryResult> {
  return client.query({
    name: "journal",
    text: "insert into kring.journal (act, person_id, detail) values ($1, $2, $3)",
    values: [act, personId ?? null, JSON.stringify(detail ?? {})],
  });
}

async function findReceipt<T>(
  caller: Caller,
  token: Buffer,
  purpose: Purpose,
  again: ReadAgain<T> | undefined,
): Promise<{ reply: T } | undefined> {
  const key = caller.idempotencyKey;
  if (!key) return undefined;
  let kept: unknown;
  const find = async (tx: Tx) => {
    const receipt = await tx.db
      .selectFrom("kring.receipts")
      .select("reply")
      .where("key", "=", key)
      .executeTakeFirst();
    kept = receipt?.reply;
    if (receipt && again) return { reply: await again.read(tx, receipt.reply as { id: string }) };
    tx.withoutJournal("the act that is answered again was journalled when it was done");
    return receipt && { reply: receipt.reply as T };
  };
  return inTransaction(caller.database, (client) => enter(client, caller, token, purpose), {
    work: find,
    receiptKey: undefined,
  }).catch((failure) => {
    // It was done, and is not theirs to read any more.
    if (kept !== undefined && failure instanceof Refusal) throw failure;
    return undefined;
  });
}

async function journalRefusal(caller: Caller, token: Buffer, purpose: Purpose, code: string) {
  const write = async (tx: Tx) =>
    tx.journal({ act: "refused", detail: { asked: caller.act, code } });
  await inTransaction(caller.database, (client) => enter(client, caller, token, purpose), {
    work: write,
    receiptKey: undefined,
  });
}
