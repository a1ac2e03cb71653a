import { sql } from "kysely";
import type { Compartment } from "../../access/contract.ts";
import type { Input } from "../../platform/endpoint.ts";
import { notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { Standing } from "./standing.ts";

/** What is passed on, and on which record of the person it stands. */
export interface Part {
  readonly personId: string;
  readonly entryId: string | null;
  readonly service: { readonly id: string; readonly name: string };
  readonly compartment: Compartment;
}

/** A part that is the actor's own to pass on. Refuses `not-found`, `cannot-share`. */
export async function readPart(
  tx: Tx,
  { personId, records }: Standing,
  input: Pick<Input<typeof contract.sharePart>, "entryId" | "serviceId" | "compartment">,
): Promise<Part> {
  // An entry stands on the record it was written on; so does what is passed on of it.
  const { rows } = await sql<Part & { readonly isOurs: boolean }>`
    select e.person_id as "personId", e.id as "entryId", e.compartment, kring.may_amend(e.id) as "isOurs",
      json_build_object('id', s.id, 'name', s.name) as service
    from kring.entries e join kring.services s on s.id = e.service_id
    where e.id = ${input.entryId ?? null}::uuid and e.person_id = any (${records}::uuid[])
    union all
    select ${personId}, null, k.compartment, kring.may_write(${personId}, s.id, k.compartment),
      jsonb_build_object('id', s.id, 'name', s.name)::json
    from kring.services s join kring.service_compartments k on k.service_id = s.id
    where s.id = ${input.serviceId ?? null}::uuid and k.compartment = ${input.compartment ?? null}
      and s.id = any (kring.my_services())`.execute(tx.db);
  const [part] = rows;
  if (!part) throw notFound();
  if (!part.isOurs) throw new Refusal("cannot-share");
  return part;
}
