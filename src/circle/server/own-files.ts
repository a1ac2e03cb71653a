import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";

type Row = Omit<contract.OwnFile, "declaredAt" | "endedAt"> & {
  readonly declaredAt: Date;
  readonly endedAt: Date | null;
};

const mostShown = 100;

/** Files declared one's own or a relative's: those closed now first, then those opened again; newest first. */
export async function listOwnFiles(
  tx: Tx,
  { after }: Input<typeof contract.listOwnFiles>,
): Promise<Output<typeof contract.listOwnFiles>> {
  const [state = null, id = null] = after?.split(":") ?? [];
  const isEnded = state === null ? null : state === "ended";
  const { rows } = await sql<Row>`
    with page as (
      select o.*, o.ended_at is not null as is_ended from kring.own_files o
       where ${id}::uuid is null or (o.ended_at is not null) > ${isEnded}::boolean
          or (o.ended_at is not null) = ${isEnded}::boolean and o.id < ${id}::uuid
       order by o.ended_at is not null, o.id desc limit ${mostShown + 1})
    select o.id, o.kind, o.declared_at as "declaredAt", o.ended_at as "endedAt",
      o.staff_id = kring.current_actor() as mine, to_json(n) as person,
      json_build_object('id', t.id, 'given', t.given, 'family', t.family, 'profession', t.profession) as colleague
    from page o join kring.staff t on t.id = o.staff_id
    join kring.named_in_journal(array(select person_id from page)) n on n.id = o.person_id
    order by o.is_ended, o.id desc`.execute(tx.db);
  const page = rows.slice(0, mostShown);
  const last = rows.length > mostShown ? page.at(-1) : undefined;
  tx.journal({ act: "own-files-listed", detail: { shown: page.length } });
  return {
    files: page.map(({ declaredAt, endedAt, ...file }) => ({
      ...file,
      declaredAt: declaredAt.toISOString(),
      endedAt: endedAt?.toISOString() ?? null,
    })),
    next: last ? `${last.endedAt ? "ended" : "current"}:${last.id}` : null,
  };
}
