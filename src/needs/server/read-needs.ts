import { sql } from "kysely";
import type { Output } from "../../platform/endpoint.ts";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import {
  emergencyDetail,
  entryOf,
  type Focus,
  focusOnEntry,
  focusOnPerson,
  readEntries,
  whatWasRead,
} from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Need } from "../contract.ts";
import { trendOf } from "../rules.ts";

type Row = Omit<Need, "entry" | "trend"> & { readonly entryId: string };

/** Few have more; a list of needs that long is no list any more. */
const mostNeeds = 500;

/** All that are open to the actor, the newest first; without a ground the list is empty. */
export async function listNeeds(
  tx: Tx,
  { id }: { id: string },
): Promise<Output<typeof contract.listNeeds>> {
  const focus = await focusOnPerson(tx, id);
  const needs = await readNeeds(
    tx,
    focus,
    sql`select e.* from kring.entries e where e.person_id = any (${focus.everyone}::uuid[]) and e.kind = 'need'
        order by e.written_at desc, e.id desc limit ${mostNeeds}`,
  );
  await journalLook(tx, focus, needs);
  return { needs };
}

export async function getNeed(tx: Tx, { id }: { id: string }): Promise<Need> {
  const focus = await focusOnEntry(tx, id);
  const need = await readNeed(tx, id, focus);
  await journalLook(tx, focus, [need]);
  return need;
}

/** For an act that journals itself. `not-found` for what is no need, not there, or not for the actor. */
export async function readNeed(tx: Tx, id: string, focus: Focus): Promise<Need> {
  const [need] = await readNeeds(
    tx,
    focus,
    sql`select e.* from kring.entries e
         where e.id = ${id} and e.person_id = any (${focus.everyone}::uuid[]) and e.kind = 'need'`,
  );
  if (!need) throw notFound();
  return need;
}

async function journalLook(tx: Tx, { personId, everyone }: Focus, needs: readonly Need[]) {
  const entries = needs.map(({ entry }) => entry);
  const glass = await emergencyDetail(tx, everyone, entries);
  const detail = { list: "needs", count: entries.length, ...whatWasRead(entries), ...glass };
  tx.journal({ act: "entries-opened", personId, detail });
}

async function readNeeds(
  tx: Tx,
  { personId, everyone }: Focus,
  page: ReturnType<typeof sql>,
): Promise<Need[]> {
  const heads = await readEntries(tx, page, sql`${everyone}::uuid[]`);
  const rows = await readRows(
    tx,
    heads.map(({ id }) => id),
  );
  return heads.flatMap((head) => {
    const row = rows.get(head.id);
    if (!row) return [];
    const { entryId: _, ...need } = row;
    const [now, before] = need.states;
    const trend = now && before ? trendOf(before, now) : null;
    return [{ entry: entryOf(head, personId), ...need, trend }];
  });
}

/** Under the policies of heads, states and helpers: what the actor must not learn is not in it. */
async function readRows(tx: Tx, ids: readonly string[]): Promise<Map<string, Row>> {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Row>`
    select n.entry_id as "entryId", n.what, n.words,
      (select noted.id from kring.entries noted where noted.id = n.noted_in) as "notedIn",
      (select json_build_object('system', k.system, 'code', k.code,
          'titles', json_build_object('en', k.title_en, 'fr', k.title_fr, 'nl', k.title_nl))
         from kring.codes k where k.system = n.code_system and k.code = n.code) as code,
      (select json_agg(json_build_object('id', s.id, 'state', s.state, 'urgency', s.urgency,
          'unmetBecause', s.unmet_because, 'words', s.words, 'by', to_json(by), 'at', s.changed_at)
          order by s.changed_at desc, s.id desc)
         from kring.need_states s cross join lateral kring.name_staff(array[s.changed_by]) by
        where s.entry_id = n.entry_id) as states,
      coalesce((select json_agg(json_build_object('id', h.id,
          'service', case when v.id is not null then json_build_object('id', v.id, 'name', v.name) end,
          'colleague', case when t.id is not null then to_json(t) end, 'outside', h.outside, 'since', h.since_on,
          'endedAt', h.ended_at) order by h.ended_at desc nulls first, h.since_on, h.id)
         from kring.need_helpers h left join kring.services v on v.id = h.service_id
         left join lateral kring.name_staff(array[h.staff_id]) t on true
        where h.entry_id = n.entry_id), '[]') as helpers
    from kring.needs n where n.entry_id = any (${[...ids]}::uuid[])`.execute(tx.db);
  return new Map(rows.map((row) => [row.entryId, row]));
}
