import { randomBytes } from "node:crypto";
import type { Input, Output } from "../../platform/endpoint.ts";
import { notFound } from "../../platform/problem.ts";
import { hashToken, type Tx } from "../../platform/server/database.ts";
import type { Exchange } from "../../platform/server/serve.ts";
import { askWithoutActor } from "../../platform/server/without-actor.ts";
import type * as contract from "../contract.ts";

/** Opens a screen. Its key is said here and never again: the database keeps only its SHA-256. */
export async function addScreen(
  tx: Tx,
  { name, languages }: Input<typeof contract.addScreen>,
): Promise<Output<typeof contract.addScreen>> {
  const key = randomBytes(32).toString("base64url");
  const { id } = await tx.db
    .insertInto("kring.screens")
    .values({ name, languages, key_hash: hashToken(key) })
    .returning("id")
    .executeTakeFirstOrThrow();
  tx.journal({ act: "screen-added", detail: { screen: id } });
  return { id, key };
}

export async function listScreens(tx: Tx): Promise<Output<typeof contract.listScreens>> {
  tx.withoutJournal("the televisions of one's own centre");
  const screens = await tx.db
    .selectFrom("kring.screens")
    .select(["id", "name", "added_at", "seen_at"])
    .orderBy("added_at")
    .execute();
  return {
    screens: screens.map(({ id, name, added_at, seen_at }) => ({
      id,
      name,
      addedAt: added_at.toISOString(),
      seenAt: seen_at?.toISOString() ?? null,
    })),
  };
}

/** The key opens nothing any more; what still shows it is told to look again, and goes dark. */
export async function removeScreen(tx: Tx, { id }: { id: string }): Promise<{ done: boolean }> {
  const removed = await tx.db
    .deleteFrom("kring.screens")
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  if (!removed) throw notFound();
  tx.journal({ act: "screen-removed", detail: { screen: id } });
  return { done: true };
}

/** Numbers and doors for the holder of a key; a wrong key and a removed one are equally not found. */
export async function showScreen(
  { key }: Input<typeof contract.showScreen>,
  { database }: Exchange,
): Promise<Output<typeof contract.showScreen>> {
  const shown = await askWithoutActor<Output<typeof contract.showScreen>>(database, "show_screen", [
    hashToken(key),
  ]);
  if (!shown) throw notFound();
  return shown;
}

/** What the queue that a screen follows is announced under. */
export async function screenTopic(
  { key }: Input<typeof contract.showScreen>,
  { database }: Exchange,
): Promise<string> {
  const centre = await askWithoutActor<string>(database, "centre_of_screen", [hashToken(key)]);
  if (!centre) throw notFound();
  return `queue:${centre}`;
}
