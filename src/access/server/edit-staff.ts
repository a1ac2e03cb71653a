import { sql } from "kysely";
import type { Input } from "../../platform/endpoint.ts";
import { Invalid, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { editStaffMember as contract, Responsible, StaffMember } from "../staff-contract.ts";
import { tellOwnRights } from "./own-rights.ts";
import { holdStaffMember, readStaffMember } from "./staff-member.ts";

/**
 * Changes an account; what is not sent stays. Whatever decides over access (profession, secrecy
 * ground) takes effect at the colleague's next request. Refuses `stale` with the account as it is now.
 */
export async function editStaffMember(
  tx: Tx,
  { id, version, ...input }: Input<typeof contract>,
): Promise<StaffMember> {
  const held = await holdStaffMember(tx, id);
  const before = await readStaffMember(tx, id);
  if (held.version !== version) throw new Refusal("stale", 409, { current: before });
  await tx.db
    .updateTable("kring.staff")
    .set({
      version: version + 1,
      ...(input.given !== undefined && { given: input.given.trim() }),
      ...(input.family !== undefined && { family: input.family.trim() }),
      ...(input.profession !== undefined && { profession: input.profession }),
      ...(input.languages !== undefined && { languages: [...new Set(input.languages)] }),
      ...(input.language !== undefined && { interface_language: input.language }),
      ...(input.secrecyGround !== undefined && { secrecy_ground: input.secrecyGround }),
      ...(input.responsible !== undefined && (await responsibleColumns(tx, id, input.responsible))),
    })
    .where("id", "=", id)
    .execute();
  const after = await readStaffMember(tx, id);
  const fields = (Object.keys(input) as (keyof typeof input)[]).filter(
    (field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  const decides = fields.filter((field) => field === "profession" || field === "secrecyGround");
  const pick = (member: StaffMember) =>
    Object.fromEntries(decides.map((field) => [field, member[field]]));
  tx.journal({
    act: "staff-edited",
    detail: { staff: id, fields, from: pick(before), to: pick(after) },
  });
  if (decides.length > 0) await tellOwnRights(tx, id, "staff-edited");
  return after;
}

/** A professional who works here and is bound by secrecy, or a service that is open. */
async function responsibleColumns(tx: Tx, id: string, responsible: Responsible | null) {
  const none = { responsible_staff_id: null, responsible_service_id: null };
  if (!responsible) return none;
  const wrong = (code: string) => new Invalid([{ path: "/responsible", code }]);
  if (responsible.kind === "service") {
    const service = await tx.db
      .selectFrom("kring.services")
      .select("id")
      .where("key", "=", responsible.of)
      .where("closed_on", "is", null)
      .executeTakeFirst();
    if (!service) throw wrong("unknown-service");
    return { ...none, responsible_service_id: service.id };
  }
  if (responsible.of === id) throw wrong("own-responsible");
  const colleague = await tx.db
    .selectFrom("kring.staff")
    .select(["id", "secrecy_ground"])
    .where(sql<string>`id::text`, "=", responsible.of)
    .where((where) =>
      where.or([where("left_on", "is", null), where("left_on", ">", sql<Date>`current_date`)]),
    )
    .executeTakeFirst();
  if (!colleague) throw wrong("unknown-colleague");
  if (colleague.secrecy_ground === null) throw wrong("not-bound");
  return { ...none, responsible_staff_id: colleague.id };
}
