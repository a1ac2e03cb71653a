import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { addService as addServiceContract } from "../contract.ts";
import type { editService as editServiceContract, MemberService } from "../service-contract.ts";
import { readEnterpriseNumber } from "./enterprise-number.ts";
import { readService } from "./member-service.ts";

/** Adds a service to this centre. Refuses `service-key-taken`; Invalid at /enterpriseNumber. */
export async function addService(tx: Tx, input: Input<typeof addServiceContract>) {
  const service = await tx.db
    .insertInto("kring.services")
    .values({
      key: input.key,
      name: input.name,
      enterprise_number: readEnterpriseNumber(input.enterpriseNumber ?? null),
      discreet: input.discreet ?? false,
    })
    .returning(["id", "key", "name"])
    .executeTakeFirstOrThrow();
  await tx.db
    .insertInto("kring.service_centres")
    .values({ service_id: service.id, centre_id: tx.actor.centreId })
    .execute();
  const compartments = [...new Set(input.compartments)];
  if (compartments.length > 0) {
    await tx.db
      .insertInto("kring.service_compartments")
      .values(compartments.map((compartment) => ({ service_id: service.id, compartment })))
      .execute();
  }
  tx.journal({ act: "service-added", detail: { service: service.id, compartments } });
  return { ...service, id: service.id as MemberService["id"] };
}

/** The row stays as it is until the end of the transaction. Refuses `not-found`. */
export async function holdService(tx: Tx, key: string) {
  const service = await tx.db
    .selectFrom("kring.services")
    .select(["id", "version", sql<boolean>`closed_on is not null`.as("isClosed")])
    .where("key", "=", key)
    .forUpdate()
    .executeTakeFirst();
  if (!service) throw notFound();
  return service;
}

/** Refuses `stale` with the service as it is now when the version is not the newest. */
export async function editService(
  tx: Tx,
  { key, version, ...input }: Input<typeof editServiceContract>,
): Promise<MemberService> {
  const held = await holdService(tx, key);
  if (held.version !== version) {
    throw new Refusal("stale", 409, { current: await readService(tx, key) });
  }
  const before = await readService(tx, key);
  await tx.db
    .updateTable("kring.services")
    .set({
      version: version + 1,
      ...(input.name !== undefined && { name: input.name.trim() }),
      ...(input.enterpriseNumber !== undefined && {
        enterprise_number: readEnterpriseNumber(input.enterpriseNumber),
      }),
      ...(input.approvalNumber !== undefined && { approval_number: input.approvalNumber.trim() }),
      ...(input.privacyContact !== undefined && { privacy_contact: input.privacyContact.trim() }),
      ...(input.deskLabel !== undefined && { desk_label: input.deskLabel.trim() }),
      ...(input.discreet !== undefined && { discreet: input.discreet }),
    })
    .where("id", "=", held.id)
    .execute();
  if (input.centres) await workIn(tx, held.id, input.centres);
  const after = await readService(tx, key);
  tx.journal({ act: "service-edited", detail: { service: held.id, ...difference(before, after) } });
  return after;
}

/** A service is no person: what stood there and stands there now may be told. */
function difference(before: MemberService, after: MemberService) {
  const fields = ["name", "enterpriseNumber", "approvalNumber", "privacyContact", "deskLabel"];
  const compared = [...fields, "discreet", "centres"] as (keyof MemberService)[];
  const changed = compared.filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  // The contact is somebody's name and address.
  const told = changed.filter((field) => field !== "privacyContact");
  return {
    fields: changed,
    from: Object.fromEntries(told.map((field) => [field, before[field]])),
    to: Object.fromEntries(told.map((field) => [field, after[field]])),
  };
}

async function workIn(tx: Tx, serviceId: string, centres: readonly string[]): Promise<void> {
  const known = await tx.db
    .selectFrom("kring.centres")
    .select("id")
    .where("id", "in", [...centres])
    .execute();
  if (known.length !== new Set(centres).size) {
    throw new Invalid([{ path: "/centres", code: "unknown-centre" }]);
  }
  await tx.db.deleteFrom("kring.service_centres").where("service_id", "=", serviceId).execute();
  await tx.db
    .insertInto("kring.service_centres")
    .values(known.map(({ id }) => ({ service_id: serviceId, centre_id: id })))
    .execute();
}

/** Refuses `service-has-members` (with how many) and `service-closed`. */
export async function closeService(tx: Tx, { key }: { key: string }): Promise<MemberService> {
  const held = await holdService(tx, key);
  if (held.isClosed) throw new Refusal("service-closed");
  const members = await countMembers(tx, held.id);
  if (members > 0) throw new Refusal("service-has-members", 409, { members });
  return setClosed(tx, key, sql<Date>`current_date`, "service-closed");
}

/** Also who joined while this transaction waited: their beginning is later than its now(). */
async function countMembers(tx: Tx, serviceId: string): Promise<number> {
  const { members } = await tx.db
    .selectFrom("kring.memberships")
    .select(sql<number>`count(distinct staff_id)::int`.as("members"))
    .where("service_id", "=", serviceId)
    .where(sql<boolean>`coalesce(upper(valid) > now(), true)`)
    .executeTakeFirstOrThrow();
  return members;
}

export async function reopenService(tx: Tx, { key }: { key: string }): Promise<MemberService> {
  const held = await holdService(tx, key);
  if (!held.isClosed) throw new Refusal("service-not-closed");
  return setClosed(tx, key, null, "service-reopened");
}

async function setClosed(
  tx: Tx,
  key: string,
  closedOn: ReturnType<typeof sql<Date>> | null,
  act: string,
): Promise<MemberService> {
  await tx.db
    .updateTable("kring.services")
    .set((eb) => ({ closed_on: closedOn, version: eb("version", "+", 1) }))
    .where("key", "=", key)
    .execute();
  const service = await readService(tx, key);
  tx.journal({ act, detail: { service: service.id } });
  return service;
}
