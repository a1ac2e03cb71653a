import { sql } from "kysely";
import type { Static } from "typebox";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import { hashPassword } from "./password.ts";

/** Opens an account with its memberships. `email-taken` when somebody has that address. */
export async function addStaff(tx: Tx, input: Static<typeof contract.addStaff.input>) {
  const { id } = await tx.db
    .insertInto("kring.staff")
    .values({
      centre_id: tx.actor.centreId,
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
  await sql`select kring.set_password(${id}, ${await hashPassword(input.password)})`.execute(tx.db);
  for (const { role, service } of input.memberships) {
    await sql`insert into kring.memberships (staff_id, role, service_id)
      values (${id}, ${role}, (select s.id from kring.services s where s.key = ${service}))`.execute(
      tx.db,
    );
  }
  tx.journal({ act: "staff-added", detail: { staff: id, memberships: input.memberships } });
  return { id: id as contract.StaffId };
}

export async function listColleagues(tx: Tx) {
  tx.withoutJournal("who works here is known to all who work here");
  const staff = await tx.db
    .selectFrom("kring.staff")
    .select(["id", "given", "family", "profession", "languages"])
    .where((where) =>
      where.or([where("left_on", "is", null), where("left_on", ">", sql<Date>`current_date`)]),
    )
    .orderBy("family")
    .orderBy("given")
    .execute();
  return { staff: staff as Static<typeof contract.Colleague>[] };
}

export async function addService(tx: Tx, input: Static<typeof contract.addService.input>) {
  const service = await tx.db
    .insertInto("kring.services")
    .values({
      key: input.key,
      name: input.name,
      enterprise_number: input.enterpriseNumber ?? null,
      discreet: input.discreet ?? false,
    })
    .returning(["id", "key", "name"])
    .executeTakeFirstOrThrow();
  await tx.db
    .insertInto("kring.service_centres")
    .values({ service_id: service.id, centre_id: tx.actor.centreId })
    .execute();
  tx.journal({ act: "service-added", detail: { service: service.id } });
  return service as Static<typeof contract.Service>;
}

export async function listServices(tx: Tx) {
  tx.withoutJournal("the services of the house are on its door");
  const services = await tx.db
    .selectFrom("kring.services")
    .select(["id", "key", "name"])
    .where("discreet", "=", false)
    .orderBy("name")
    .execute();
  return { services: services as Static<typeof contract.Service>[] };
}
