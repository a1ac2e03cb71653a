import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { Refusal } from "../../platform/problem.ts";
import {
  asActor,
  type Caller,
  type Database,
  hashToken,
  type Tx,
} from "../../platform/server/database.ts";
import type { Exchange } from "../../platform/server/serve.ts";
import type { Me, SessionId } from "../contract.ts";
import { delayAfterFailures } from "../rules.ts";
import { verifyPassword } from "./password.ts";

/** Opens a session and sets its cookie. Refuses `wrong-credentials` 401 and `too-many-attempts` 429. */
export async function signIn(
  { email, password }: { email: string; password: string },
  exchange: Exchange,
): Promise<Me> {
  const staffId = await checkPassword(exchange.database, email, password);
  const token = await openSession(exchange.database, staffId, exchange.device);
  if (exchange.sessionToken) await endByToken(exchange);
  exchange.setSession(token);
  return asActor({ ...exchange, tokenHash: hashToken(token), needs: "session" }, "session", getMe);
}

/** A session of somebody whose identity has been checked; answers its token. */
export async function openSession(
  database: Database,
  staffId: string,
  device: string,
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await database.pool.query("select kring.open_session($1, $2, $3)", [
    staffId,
    hashToken(token),
    device,
  ]);
  return token;
}

const lastAttempts = new Map<string, Promise<unknown>>();

/** Attempts for one address wait for each other: a hundred at once are not a hundred free guesses. */
async function checkPassword(database: Database, email: string, password: string): Promise<string> {
  const address = email.toLowerCase();
  const earlier = lastAttempts.get(address) ?? Promise.resolve();
  const attempt = earlier
    .catch(() => {})
    .then(() => checkPasswordInTurn(database, email, password));
  lastAttempts.set(address, attempt);
  try {
    return await attempt;
  } finally {
    if (lastAttempts.get(address) === attempt) lastAttempts.delete(address);
  }
}

async function checkPasswordInTurn(
  database: Database,
  email: string,
  password: string,
): Promise<string> {
  const found = await database.pool.query<{
    staff_id: string | null;
    password_hash: string | null;
    failures: number;
    last_failure_at: Date | null;
  }>("select * from kring.credentials_of($1)", [email]);
  const account = found.rows[0];
  const waitMs = delayAfterFailures(
    account?.failures ?? 0,
    account?.last_failure_at ?? null,
    new Date(),
  );
  if (waitMs > 0)
    throw new Refusal("too-many-attempts", 429, { retryAfterSeconds: Math.ceil(waitMs / 1000) });
  const right = await verifyPassword(password, account?.password_hash);
  await database.pool.query("select kring.record_attempt($1, $2)", [email, right]);
  if (!right || !account?.staff_id) throw new Refusal("wrong-credentials", 401);
  return account.staff_id;
}

/** Ends the session of this browser, and has it drop what it kept of its user. */
export async function signOut(exchange: Exchange): Promise<{ done: boolean }> {
  if (exchange.tokenHash) await endByToken(exchange);
  exchange.setSession(null);
  exchange.reply.header("clear-site-data", '"cache", "storage"');
  return { done: true };
}

async function endByToken(exchange: Exchange): Promise<void> {
  const end = async (tx: Tx) => {
    tx.journal({ act: "signed-out" });
    await tx.db.deleteFrom("kring.sessions").where("id", "=", tx.actor.sessionId).execute();
  };
  // A session that has already ended needs no ending.
  await asActor({ ...exchange, needs: "locked-session" }, "session", end).catch(
    (error: unknown) => {
      if (!(error instanceof Refusal)) throw error;
    },
  );
}

export async function lockSession(tx: Tx): Promise<{ done: boolean }> {
  tx.journal({ act: "desk-locked" });
  await tx.db
    .updateTable("kring.sessions")
    .set({ locked_at: sql`now()` })
    .where("id", "=", tx.actor.sessionId)
    .execute();
  return { done: true };
}

/** Asks the password of the session's own user; somebody else signs in instead. */
export async function unlockSession(
  { password }: { password: string },
  caller: Caller,
): Promise<Me> {
  const found = await caller.database.pool.query<{ email: string }>(
    "select email from kring.password_of_session($1)",
    [caller.tokenHash],
  );
  const email = found.rows[0]?.email;
  if (!email) throw new Refusal("not-signed-in", 401);
  await checkPassword(caller.database, email, password);
  return asActor(caller, "session", async (tx) => {
    tx.journal({ act: "desk-unlocked" });
    await tx.db
      .updateTable("kring.sessions")
      .set({ locked_at: null })
      .where("id", "=", tx.actor.sessionId)
      .execute();
    return getMe(tx);
  });
}

export async function getMe(tx: Tx): Promise<Me> {
  tx.withoutJournal("one's own account");
  const me = await tx.db
    .selectFrom("kring.staff as t")
    .innerJoin("kring.centres as c", "c.id", "t.centre_id")
    .where("t.id", "=", tx.actor.id)
    .select(["t.id", "t.given", "t.family", "t.profession", "t.interface_language"])
    .select(["c.id as centre_id", "c.name as centre_name", "c.address", "c.lock_after_minutes"])
    .executeTakeFirstOrThrow();
  const roles = await tx.db
    .selectFrom("kring.memberships as m")
    .leftJoin("kring.services as s", "s.id", "m.service_id")
    .where("m.staff_id", "=", tx.actor.id)
    .where(sql<boolean>`m.valid @> now()`)
    .select(["m.role", "s.key as service"])
    .orderBy("m.role")
    .execute();
  return {
    id: me.id as Me["id"],
    given: me.given,
    family: me.family,
    profession: me.profession as Me["profession"],
    language: me.interface_language as Me["language"],
    capabilities: [...tx.actor.capabilities],
    centre: {
      id: me.centre_id,
      name: me.centre_name,
      address: me.address,
      lockAfterMinutes: me.lock_after_minutes,
    },
    roles: roles.map(({ role, service }) => ({
      role: role as Me["roles"][number]["role"],
      service,
    })),
  };
}

export async function listSessions(tx: Tx) {
  tx.withoutJournal("one's own sessions");
  const rows = await tx.db
    .selectFrom("kring.sessions")
    .select(["id", "device", "started_at", "seen_at"])
    .where("ends_at", ">", sql<Date>`now()`)
    .orderBy("seen_at", "desc")
    .execute();
  return {
    sessions: rows.map((row) => ({
      id: row.id as SessionId,
      device: row.device,
      startedAt: row.started_at.toISOString(),
      seenAt: row.seen_at.toISOString(),
      here: row.id === tx.actor.sessionId,
    })),
  };
}

export async function endSession(tx: Tx, { id }: { id: string }) {
  tx.journal({ act: "session-ended", detail: { session: id } });
  await tx.db.deleteFrom("kring.sessions").where("id", "=", id).execute();
  return { done: true };
}

export async function chooseLanguage(tx: Tx, { language }: { language: string }) {
  tx.journal({ act: "language-chosen", detail: { language } });
  await sql`select kring.choose_language(${language})`.execute(tx.db);
  return { done: true };
}
