import { sql } from "kysely";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Circle } from "../contract.ts";
import { isEndingSoon, isMinor } from "../rules.ts";
import { readConsents } from "./read-consents.ts";
import { readShares } from "./read-shares.ts";

type Outside = Pick<Circle, "mayBegin" | "ownFile" | "mayBreakGlass" | "glass"> & {
  readonly personId: Circle["personId"];
  readonly records: readonly string[];
  readonly standsIn: boolean;
  readonly birth: string | null;
  readonly today: string;
};

/** Opens the circle of a person; who stands outside learns only that, and what they may begin. */
export async function openCircle(tx: Tx, { id }: { id: string }): Promise<Circle> {
  const { records, standsIn, birth, today, ...mine } = await readOwnStanding(tx, id);
  const standing = standsIn ? "in" : "out";
  tx.journal({ act: "circle-opened", personId: mine.personId, detail: { standing } });
  const circle = { ...mine, standing, minor: standsIn ? isMinor(birth, today) : null } as const;
  if (!standsIn) {
    const nothing = { care: [], elsewhere: [], voices: [], maturities: [], exclusions: [] };
    return { ...circle, ...nothing, consents: [], shares: [] };
  }
  // Sent together: one round trip.
  const [{ care, ...around }, consents, shares] = await Promise.all([
    readAround(tx, mine.personId, records),
    readConsents(tx, records),
    readShares(tx, records),
  ]);
  const named = care.map((one) => ({ ...one, endingSoon: isEndingSoon(one.until, today) }));
  return { ...circle, ...around, care: named, consents, shares };
}

async function readOwnStanding(tx: Tx, id: string): Promise<Outside> {
  const { rows } = await sql<Outside>`
    select p.id as "personId", same.ids as records, p.birth, kring.today()::text as today,
      kring.stand_around(p.id) <> '{}' as "standsIn",
      kring.may_break_glass(p.id) as "mayBreakGlass",
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
        from kring.services s where s.id = any (kring.my_services())
         and (s.closed_on is null or s.closed_on > kring.today()) and p.id <> all (kring.closed_people())), '[]') as "mayBegin",
      (select json_build_object('id', o.id, 'kind', o.kind, 'declaredAt', o.declared_at) from kring.own_files o
        where o.person_id = any (same.ids) and o.staff_id = kring.current_actor() and o.ended_at is null limit 1) as "ownFile",
      (select json_build_object('id', b.id, 'openedAt', b.opened_at, 'until', b.until) from kring.break_glass b
        where b.person_id = any (same.ids) and b.staff_id = kring.current_actor() and b.closed_at is null and b.until > now()
        order by b.until desc limit 1) as glass
    from kring.same_person(${id}) same (ids) join kring.people p on p.id = same.ids[1]`.execute(
    tx.db,
  );
  const [outside] = rows;
  if (!outside) throw notFound();
  return outside;
}

type Around = Pick<Circle, "elsewhere" | "voices" | "maturities" | "exclusions"> & {
  readonly care: readonly Omit<Circle["care"][number], "endingSoon">[];
};

async function readAround(tx: Tx, personId: string, records: readonly string[]): Promise<Around> {
  const { rows } = await sql<Around>`
    select
      coalesce((select json_agg(json_build_object('id', c.id,
          'service', json_build_object('id', c.service_id, 'name', c.service),
          'only', case when c.staff_id is not null then json_build_object('id', c.staff_id, 'given', c.given, 'family', c.family, 'profession', c.profession) end,
          'basis', c.basis, 'since', c.since, 'until', kring.last_day(c.until), 'ours', c.service_id = any (kring.my_services()))
          order by c.service, c.family nulls first, c.id)
        from kring.care_around(${personId}) c), '[]') as care,
      coalesce((select json_agg(json_build_object('service', json_build_object('id', e.service_id, 'name', e.service), 'entries', e.entries)
          order by e.service)
        from kring.entries_elsewhere(${personId}) e), '[]') as elsewhere,
      coalesce((select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'name', r.name, 'otherId', r.other_id,
          'compartments', kring.told_of(r.compartments, r.recorded_by), 'evidence', r.evidence, 'since', coalesce(lower(r.valid), r.recorded_at::date),
          'until', upper(r.valid) - 1,
          'hasSay', r.kind <> 'trusted' and r.valid @> kring.today() and exists (
            select from unnest(r.compartments) kept where not exists (select from kring.maturities m
              where m.person_id = any (${records}::uuid[]) and m.ended_at is null and kept = any (m.compartments))))
          order by r.recorded_at, r.id)
        from kring.representations r
        where r.person_id = any (${records}::uuid[]) and r.ended_at is null), '[]') as voices,
      coalesce((select json_agg(json_build_object('id', m.id, 'compartments', kring.told_of(m.compartments, m.assessed_by), 'assessedAt', m.assessed_at) order by m.assessed_at)
        from kring.maturities m where m.person_id = any (${records}::uuid[]) and m.ended_at is null), '[]') as maturities,
      coalesce((select json_agg(json_build_object('id', x.id, 'at', x.excluded_at, 'colleague', to_json(t),
          'service', case when s.id is not null then json_build_object('id', s.id, 'name', s.name) end) order by x.excluded_at, x.id)
        from kring.exclusions x left join kring.services s on s.id = x.service_id
        left join lateral kring.name_staff(array[x.staff_id]) t on true
        where x.person_id = any (${records}::uuid[]) and x.ended_at is null), '[]') as exclusions`.execute(
    tx.db,
  );
  const [around] = rows;
  if (!around) throw new Error("the circle did not answer");
  return around;
}
