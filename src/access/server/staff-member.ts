import { sql } from "kysely";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { StaffInBrief, StaffMember } from "../staff-contract.ts";

const instant = (value: ReturnType<typeof sql>) =>
  sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;
const serviceName = sql`case when s.id is not null then json_build_object('key', s.key, 'name', s.name) end`;

/** Everybody who works or worked in the network, by family name. */
export async function listStaff(tx: Tx) {
  tx.withoutJournal("accounts, not persons who are cared for");
  const { rows } = await sql<StaffInBrief>`
    select t.id, t.given, t.family, t.email, t.profession, t.secrecy_ground as "secrecyGround",
           t.left_on::text as "leftOn",
           coalesce((select json_agg(json_build_object('role', m.role, 'service', ${serviceName}) order by s.name, m.role)
             from kring.memberships m left join kring.services s on s.id = m.service_id
            where m.staff_id = t.id and m.valid @> now()), '[]') as memberships
      from kring.staff t order by t.family, t.given`.execute(tx.db);
  return { staff: rows };
}

export async function getStaffMember(tx: Tx, { id }: { id: string }): Promise<StaffMember> {
  tx.withoutJournal("an account, not a person who is cared for");
  return readStaffMember(tx, id);
}

/** Refuses `not-found`. */
export async function readStaffMember(tx: Tx, id: string): Promise<StaffMember> {
  const { rows } = await sql<StaffMember>`
    select t.id, t.given, t.family, t.email, t.profession, t.secrecy_ground as "secrecyGround",
           t.left_on::text as "leftOn", t.version, t.languages, t.interface_language as language,
           case when r.id is not null then json_build_object('kind', 'staff', 'of', r.id)
                when v.id is not null then json_build_object('kind', 'service', 'of', v.key) end as responsible,
           coalesce(r.given || ' ' || r.family, v.name, '') as "responsibleName",
           kring.signs_in(t.id) as "isSignedIn",
           coalesce((select json_agg(json_build_object('id', m.id, 'role', m.role, 'service', ${serviceName},
                       'begin', ${instant(sql`lower(m.valid)`)}, 'end', ${instant(sql`upper(m.valid)`)})
                     order by m.valid @> now() desc, lower(m.valid) desc, s.name, m.role)
             from kring.memberships m left join kring.services s on s.id = m.service_id
            where m.staff_id = t.id), '[]') as memberships
      from kring.staff t
      left join kring.staff r on r.id = t.responsible_staff_id
      left join kring.services v on v.id = t.responsible_service_id
     where t.id = ${id}`.execute(tx.db);
  const [member] = rows;
  if (!member) throw notFound();
  return member;
}

/** The account stays as it is until the end of the transaction. Refuses `not-found`. */
export async function holdStaffMember(tx: Tx, id: string) {
  const held = await tx.db
    .selectFrom("kring.staff")
    .select(["id", "version", sql<string | null>`left_on::text`.as("leftOn")])
    .select(sql<boolean>`coalesce(left_on <= current_date, false)`.as("hasLeft"))
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (!held) throw notFound();
  return held;
}
