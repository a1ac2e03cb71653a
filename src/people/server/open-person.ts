import { sql } from "kysely";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Person } from "../contract.ts";
import { inverseRelation } from "../rules.ts";

interface Opened extends Omit<Person, "registeredAt" | "relations"> {
  readonly registeredAt: Date;
  readonly relations: (Person["relations"][number] & { readonly side: "own" | "other" })[];
}

/** Opens one person; an id that was merged opens who it was merged into. */
export async function openPerson(tx: Tx, { id }: { id: string }): Promise<Person> {
  const person = await readPerson(tx, id);
  const detail = person.id === id ? {} : { askedFor: id };
  tx.journal({ act: "person-opened", personId: person.id, detail });
  return person;
}

/** The same for an act that journals itself. Everything in one statement. */
export async function readPerson(tx: Tx, id: string): Promise<Person> {
  const { rows } = await sql<Opened>`
    select p.id, p.number, p.version, p.given, p.family, p.other_names as "otherNames", p.birth, p.gender,
      p.languages, p.reads, p.reading_ability as "readingAbility", p.interpreter, p.reach,
      json_build_object('kind', p.address_kind, 'street', p.street, 'postcode', p.postcode,
        'municipality', p.municipality, 'sector', p.sector) as address,
      p.trusted_person as "trustedPerson", p.consent, p.registered_at as "registeredAt",
      coalesce((select json_agg(json_build_object('answer', g.answer, 'name', g.name, 'since', g.since_on,
          'recordedAt', g.recorded_at) order by g.recorded_at desc, g.id desc)
        from kring.gp_answers g where g.person_id = any (same.ids)), '[]') as gp,
      coalesce((select json_agg(json_build_object('kind', c.kind, 'fund', c.fund, 'until', c.until_on,
          'recordedAt', c.recorded_at) order by c.recorded_at desc, c.id desc)
        from kring.health_covers c where c.person_id = any (same.ids)), '[]') as cover,
      coalesce((select json_agg(json_build_object('number', n.number, 'kind', n.kind, 'valid', n.valid,
          'overrideReason', n.override_reason, 'recordedAt', n.recorded_at, 'endedAt', n.ended_at)
          order by n.ended_at desc nulls first, n.recorded_at desc, n.id desc)
        from kring.national_numbers n where n.person_id = any (same.ids)), '[]') as "nationalNumbers",
      coalesce((select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'side', r.side,
          'person', json_build_object('id', o.id, 'number', o.number, 'given', o.given, 'family', o.family))
          order by r.recorded_at, r.id)
        from (select id, kind, recorded_at, 'own' as side, other_id as them from kring.relations
               where person_id = any (same.ids) and ended_at is null
              union all
              select id, kind, recorded_at, 'other', person_id from kring.relations
               where other_id = any (same.ids) and ended_at is null) r
        join kring.people o on o.id = (kring.same_person(r.them))[1]
        where o.id <> p.id), '[]') as relations,
      coalesce((select json_agg(json_build_object('mergeId', m.id, 'number', o.number) order by m.merged_at)
        from kring.merges m join kring.people o on o.id = m.merged_id
        where m.merged_id = any (same.ids) and m.undone_at is null), '[]') as "mergedNumbers"
    from kring.same_person(${id}) same (ids)
    join kring.people p on p.id = same.ids[1]`.execute(tx.db);
  const [opened] = rows;
  if (!opened) throw notFound();
  return {
    ...opened,
    registeredAt: opened.registeredAt.toISOString(),
    relations: opened.relations.map(({ side, kind, ...relation }) => ({
      ...relation,
      kind: side === "own" ? kind : inverseRelation(kind),
    })),
  };
}
