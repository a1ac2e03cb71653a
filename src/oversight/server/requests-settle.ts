import { sql, type UpdateObject } from "kysely";
import type { DB } from "../../../db/schema.generated.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid, notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../requests.ts";
import type { RightsRequest } from "../requests.ts";
import { nameAskers, readRequests } from "./requests-read.ts";

type Noted = Input<typeof contract.recordRequest>;

/**
 * Notes a request; its last day follows from the clock. Who noted it does not see it unless they may
 * answer it. Refuses `no-say` for a representative outside their scope or where a minor decides alone.
 */
export async function recordRequest(
  tx: Tx,
  { id, service, kind, aboutHealth, askedOn, askedBy, how, words }: Noted,
): Promise<Output<typeof contract.recordRequest>> {
  const [person] = await nameAskers(tx, { ids: [id] });
  if (!person) throw notFound();
  await refuseUnfit(tx, { service, askedBy, askedOn }, person.records);
  const key = await sql<{ id: string }>`select uuidv7() as id`.execute(tx.db);
  const request = key.rows[0]?.id ?? "";
  // Nothing is returned by the insert: whoever notes it may be somebody who may not read it.
  await sql`
    insert into kring.rights_requests (id, person_id, service_id, kind, about_health, asked_on, asked_by, how, words)
    values (${request}::uuid, ${person.id}::uuid, ${service}::uuid, ${kind}, ${aboutHealth}::boolean, ${askedOn}::date,
      ${askedBy}::uuid, ${how}, ${words})`.execute(tx.db);
  const due = await sql<{ dueOn: string; isMine: boolean }>`
    select to_char(kring.request_due_on(${kind}, ${aboutHealth}, ${askedOn}::date), 'YYYY-MM-DD') as "dueOn",
           exists (select from kring.rights_requests r where r.id = ${request}::uuid) as "isMine"`.execute(
    tx.db,
  );
  const [noted] = due.rows;
  if (!noted) throw new Error("the clock did not answer");
  const detail = { request, kind, aboutHealth, how, forThem: askedBy !== null, service };
  tx.journal({ act: "request-noted", personId: person.id, detail });
  return { id: request, ...noted };
}

/** Who keeps the actor out has no request noted by them: as if they were not there. */
async function refuseUnfit(
  tx: Tx,
  { service, askedBy, askedOn }: Pick<Noted, "service" | "askedBy" | "askedOn">,
  records: string[],
): Promise<void> {
  const { rows } = await sql<{ closed: boolean; service: boolean; voice: boolean; early: boolean }>`
    select kring.closed_people() && ${records}::uuid[] as closed, ${askedOn}::date > kring.today() as early,
           ${service}::uuid is null or exists (select from kring.services s
             where s.id = ${service}::uuid and s.closed_on is null) as service,
           ${askedBy}::uuid is null or exists (select from kring.voices_of(${records[0]}) v
             where v.id = ${askedBy}::uuid) as voice`.execute(tx.db);
  const [found] = rows;
  if (!found || found.closed) throw notFound();
  const errors = [
    ...(found.service ? [] : [{ path: "/service", code: "unknown" }]),
    ...(found.voice ? [] : [{ path: "/askedBy", code: "unknown" }]),
    ...(found.early ? [{ path: "/askedOn", code: "not-yet" }] : []),
  ];
  if (errors.length > 0) throw new Invalid(errors);
}

/** Once; Invalid at `/motive` when something is not granted and nothing is said about why. */
export async function answerRequest(
  tx: Tx,
  { id, outcome, motive = "" }: Input<typeof contract.answerRequest>,
): Promise<RightsRequest> {
  if (outcome !== "granted" && !/\S/.test(motive)) {
    throw new Invalid([{ path: "/motive", code: "required" }]);
  }
  await settle(tx, id, { answer: outcome, answer_motive: motive });
  return tell(tx, id, "request-answered", { outcome });
}

/** Once, within the first term, with a motive and a last day the law allows. */
export async function extendRequest(
  tx: Tx,
  { id, to, motive }: Input<typeof contract.extendRequest>,
): Promise<RightsRequest> {
  const { requests } = await readRequests(tx, { where: sql`r.id = ${id}::uuid`, limit: 1 });
  const { dueOn, extendableTo } = requests[0] ?? {};
  // The database says why when it cannot be extended at all.
  if (dueOn && extendableTo && (to <= dueOn || to > extendableTo)) {
    throw new Invalid([{ path: "/to", code: "too-long" }]);
  }
  await settle(tx, id, { extended_to: sql<Date>`${to}::date`, extension_motive: motive });
  return tell(tx, id, "request-extended", { to });
}

type Change = UpdateObject<DB, "kring.rights_requests">;

async function settle(tx: Tx, id: string, change: Change): Promise<void> {
  const settled = await tx.db
    .updateTable("kring.rights_requests")
    .set(change)
    .where("id", "=", id)
    .executeTakeFirst();
  if (settled.numUpdatedRows !== 1n) throw notFound();
}

/** One of those I may answer; `not-found` for the others. */
export async function readRequest(tx: Tx, { id }: { id: string }): Promise<RightsRequest> {
  return tell(tx, id, "requests-opened", {});
}

async function tell(tx: Tx, id: string, act: string, detail: object): Promise<RightsRequest> {
  const { requests } = await readRequests(tx, { where: sql`r.id = ${id}::uuid`, limit: 1 });
  const [request] = requests;
  if (!request) throw notFound();
  const service = request.service?.id ?? null;
  tx.journal({
    act,
    personId: request.person.id,
    detail: { request: id, kind: request.kind, service, ...detail },
  });
  return request;
}
