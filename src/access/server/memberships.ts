import { type RawBuilder, sql } from "kysely";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Role } from "../contract.ts";
import { placeOf } from "../rules.ts";
import type { StaffMember } from "../staff-contract.ts";
import { tellOwnRights } from "./own-rights.ts";
import { holdStaffMember, readStaffMember } from "./staff-member.ts";

interface Place {
  readonly role: Role;
  /** A service's key; null: the whole house. */
  readonly service: string | null;
}

/** Writes one membership from now on. Invalid at `path` when there is no such open service. */
export async function addMembership(
  tx: Tx,
  staffId: string,
  { role, service }: Place,
  path: string,
): Promise<void> {
  const serviceId = service === null ? null : await holdOpenService(tx, service, path);
  await tx.db
    .insertInto("kring.memberships")
    .values({ staff_id: staffId, role, service_id: serviceId })
    .execute();
}

/** It does not close while somebody is joining it. */
async function holdOpenService(tx: Tx, key: string, path: string): Promise<string> {
  const found = await tx.db
    .selectFrom("kring.services")
    .select(["id", "closed_on"])
    .where("key", "=", key)
    .forShare()
    .executeTakeFirst();
  if (!found) throw new Invalid([{ path, code: "unknown-service" }]);
  if (found.closed_on !== null) throw new Invalid([{ path, code: "closed-service" }]);
  return found.id;
}

/** Refuses `membership-held` when they have it already, `has-left`; Invalid at /service. */
export async function beginMembership(
  tx: Tx,
  { id, role, service }: Place & { id: string },
): Promise<StaffMember> {
  const held = await holdStaffMember(tx, id);
  if (held.leftOn !== null) throw new Refusal("has-left");
  if (service === null && placeOf(role) === "service") {
    throw new Invalid([{ path: "/service", code: "service-required" }]);
  }
  await addMembership(tx, id, { role, service }, "/service");
  tx.journal({ act: "membership-begun", detail: { staff: id, role, service } });
  await tellOwnRights(tx, id, "membership-begun");
  return readStaffMember(tx, id);
}

/** Somebody who began while this transaction waited was there for a moment; no range is empty. */
export function endingAt(moment: RawBuilder<unknown>): RawBuilder<string> {
  return sql`tstzrange(lower(valid), greatest(lower(valid) + interval '1 microsecond', ${moment}))`;
}

/** The row stays, with its end. Refuses `membership-ended`, `last-admin`, `not-found`. */
export async function endMembership(
  tx: Tx,
  { id, membershipId }: { id: string; membershipId: string },
): Promise<StaffMember> {
  const before = await readStaffMember(tx, id);
  const membership = before.memberships.find((one) => one.id === membershipId);
  if (!membership) throw notFound();
  const { numUpdatedRows } = await tx.db
    .updateTable("kring.memberships")
    .set({ valid: endingAt(sql`now()`) })
    .where("id", "=", membershipId)
    .where(sql<boolean>`coalesce(upper(valid) > now(), true)`)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal("membership-ended");
  const { role, service } = membership;
  tx.journal({
    act: "membership-ended",
    detail: { staff: id, membership: membershipId, role, service: service?.key ?? null },
  });
  await tellOwnRights(tx, id, "membership-ended");
  return readStaffMember(tx, id);
}
