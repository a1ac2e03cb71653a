import type { Static } from "typebox";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { openAccount } from "./staff.ts";

interface Founding {
  readonly key: string;
  readonly name: string;
  readonly address: string;
  readonly admin: Omit<Static<typeof contract.addStaff.input>, "password">;
  readonly passwordHash: string;
}

/**
 * Founds a centre and opens the account of its first administrator, who does the rest. Nobody is
 * there to act yet: call it with `asSystem(…, ["staff"], …)`.
 */
export async function foundCentre(tx: Tx, founding: Founding) {
  const { key, name, address } = founding;
  const centre = await tx.db
    .insertInto("kring.centres")
    .values({ key, name, address })
    .returning("id")
    .executeTakeFirstOrThrow();
  const admin = await openAccount(tx, founding.admin, {
    centreId: centre.id,
    passwordHash: founding.passwordHash,
  });
  tx.journal({ act: "centre-founded", detail: { centre: centre.id } });
  return { centreId: centre.id, adminId: admin.id };
}

/** The keys of all centres of the network; none: the database is empty. */
export async function listCentreKeys(tx: Tx): Promise<string[]> {
  tx.withoutJournal("which centres there are is known to everybody");
  const centres = await tx.db.selectFrom("kring.centres").select("key").orderBy("key").execute();
  return centres.map(({ key }) => key);
}

/** The account with that address, for whoever may manage accounts. */
export async function findStaffByEmail(tx: Tx, email: string): Promise<string | undefined> {
  tx.withoutJournal("an account, not a person who is cared for");
  const staff = await tx.db
    .selectFrom("kring.staff")
    .select("id")
    .where("email", "=", email.toLowerCase())
    .executeTakeFirst();
  return staff?.id;
}

/** Gives the centre another key. */
export async function rekeyCentre(tx: Tx, { from, to }: { from: string; to: string }) {
  tx.journal({ act: "centre-rekeyed", detail: { from, to } });
  await tx.db.updateTable("kring.centres").set({ key: to }).where("key", "=", from).execute();
}
