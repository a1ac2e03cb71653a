import { sql } from "kysely";
import type { Static } from "typebox";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { addMembership } from "./memberships.ts";
import { hashPassword } from "./password.ts";

type Account = Static<typeof contract.addStaff.input>;

/**
 * Opens an account with its memberships. `email-taken` when somebody has that address; Invalid at a
 * membership whose service does not exist, for a membership of no service is one of the whole house.
 */
export async function addStaff(tx: Tx, input: Account) {
  return openAccount(tx, input, {
    centreId: tx.actor.centreId,
    passwordHash: await hashPassword(input.password),
  });
}

/** The same with a password that is already hashed: for accounts that are opened by the dozen. */
export async function openAccount(
  tx: Tx,
  input: Omit<Account, "password">,
  { centreId, passwordHash }: { centreId: string; passwordHash: string },
) {
  const { id } = await tx.db
    .insertInto("kring.staff")
    .values({
      centre_id: centreId,
      email: input.email.toLowerCase(),
      given: input.given,
      family: input.family,
      profession: input.profession,
      languages: input.languages ?? [],
      secrecy_ground: input.secrecyGround ?? null,
      interface_language: input.language ?? "fr",
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await sql`select kring.set_password(${id}, ${passwordHash})`.execute(tx.db);
  for (const [place, membership] of input.memberships.entries()) {
    await addMembership(tx, id, membership, `/memberships/${place}/service`);
  }
  tx.journal({ act: "staff-added", detail: { staff: id, memberships: input.memberships } });
  return { id: id as contract.StaffId };
}

export async function listColleagues(tx: Tx) {
  tx.withoutJournal("who works here is known to all who work here");
  const staff = await tx.db
    .selectFrom("kring.staff")
    .select(["id", "given", "family", "profession", "languages"])
    .where("centre_id", "=", tx.actor.centreId)
    .where((where) =>
      where.or([where("left_on", "is", null), where("left_on", ">", sql<Date>`current_date`)]),
    )
    .orderBy("family")
    .orderBy("given")
    .execute();
  return { staff: staff as Static<typeof contract.Colleague>[] };
}

export async function listServices(tx: Tx) {
  tx.withoutJournal("the services of the house are on its door");
  const inOrder = sql`array_position(array['health', 'mind', 'social', 'debt', 'legal', 'addiction', 'community'], c.compartment)`;
  const { rows } = await sql<contract.ServiceOfHouse>`
    select s.id, s.key, s.name, s.id = any (kring.my_services()) as mine,
           coalesce((select json_agg(c.compartment order by ${inOrder})
              from kring.service_compartments c where c.service_id = s.id), '[]') as compartments,
           coalesce((select json_agg(c.compartment order by ${inOrder})
              from kring.openings c where c.service_id = s.id and s.id = any (kring.my_services())
               and c.profession = current_setting('kring.profession', true)), '[]') as opens
      from kring.services s
     where s.closed_on is null and (not s.discreet or s.id = any (kring.my_services()))
     order by s.name`.execute(tx.db);
  return { services: rows };
}
