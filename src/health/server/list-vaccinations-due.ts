import { sql } from "kysely";
import type { PersonId } from "../../people/contract.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import { today } from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import { type Dose, dueVaccinations } from "../vaccinations/due.ts";

interface Row {
  readonly person: { id: PersonId; number: string; given: string; family: string };
  readonly birth: string | null;
  readonly doses: readonly (Dose & { readonly serviceId: string })[];
}

type Listed = Output<typeof contract.listVaccinationsDue>;
type Line = Listed["people"][number];

/**
 * Of my people, those whose vaccination is late or has come: by the calendar, from the doses I may
 * read. Where nobody can say since when, nobody is called: an empty card tells of the card alone.
 * A pregnancy is left to the person's own page.
 */
export async function listVaccinationsDue(
  tx: Tx,
  { skip = 0, limit = 20 }: Input<typeof contract.listVaccinationsDue>,
): Promise<Listed> {
  const rows = await readMine(tx);
  const day = today();
  const all = rows
    .flatMap(({ person, birth, doses }) => {
      const due = dueVaccinations({ birth, doses, today: day, pregnantWeeks: null }).filter(
        ({ state, from }) => state === "overdue" || (state === "due" && from !== null),
      );
      return due.length > 0 ? [{ person, due, doses }] : [];
    })
    .sort((one, other) => lateness(one.due).localeCompare(lateness(other.due)));
  const page = all.slice(skip, skip + limit);
  tx.journal({ act: "own-vaccinations-listed", detail: { shown: page.length } });
  for (const { person, doses } of page) {
    const services = [...new Set(doses.map(({ serviceId }) => serviceId))];
    const detail = {
      count: doses.length,
      services,
      compartments: ["health"],
      list: "vaccinations",
    };
    tx.journal({ act: "entries-opened", personId: person.id, detail });
  }
  return {
    total: all.length,
    people: page.map(({ person, due }) => ({ person, due })),
    next: all.length > skip + limit ? skip + limit : null,
  };
}

/** What is late before what has come, the longest first. */
function lateness(due: Line["due"]): string {
  const keys = due.map(({ state, from }) => `${state === "overdue" ? 0 : 1} ${from ?? ""}`);
  return keys.sort()[0] ?? "";
}

/** Everybody for whom one opens health in a service that cares, with the doses one may read. */
async function readMine(tx: Tx): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with mine as materialized (select distinct g.person_id from kring.own_grounds() g where g.compartment = 'health'),
    given as materialized (
      select case when q.merged_into is null then q.id else (kring.same_person(q.id))[1] end as root,
          json_agg(json_build_object('vaccine', v.vaccine, 'given', v.given, 'dose', v.dose, 'serviceId', e.service_id)) as doses
        from kring.entries e join kring.vaccinations v on v.entry_id = e.id join kring.people q on q.id = e.person_id
       where e.kind = 'vaccination' and e.person_id = any (array(select m.person_id from mine m))
         and not exists (select from kring.entry_ends d where d.entry_id = e.id)
         and not exists (select from kring.amendments a where a.entry_id = e.id and a.kind = 'mistake')
       group by 1)
    select json_build_object('id', p.id, 'number', p.number, 'given', p.given, 'family', p.family) as person, p.birth,
        coalesce(g.doses, '[]') as doses
      from mine m join kring.people p on p.id = m.person_id and p.merged_into is null
      left join given g on g.root = p.id`.execute(tx.db);
  return rows;
}
