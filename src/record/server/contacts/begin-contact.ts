import { randomUUIDv7 } from "node:crypto";
import { sql } from "kysely";
import { beginCare } from "../../../circle/server/index.ts";
import type { Input } from "../../../platform/endpoint.ts";
import { notFound, Refusal } from "../../../platform/problem.ts";
import type { ReadAgain, Tx } from "../../../platform/server/database.ts";
import { moveTurn } from "../../../reception/server/index.ts";
import type * as contract from "../../contract.ts";
import type { Draft } from "../../contract.ts";
import { begunContact, blankContent } from "../../draft-rules.ts";
import { readDrafts } from "../drafts/read-drafts.ts";
import { type Focus, focusOnPerson } from "../focus.ts";

/** Whoever lost the right since finds the draft no more. */
export const readBegun: ReadAgain<Draft> = {
  keep: ({ id }) => ({ id }),
  read: async (tx, { id }) => {
    tx.withoutJournal("the act that is answered again was journalled when it was done");
    const [draft] = await readDrafts(tx, sql`d.id = ${id}`);
    if (!draft) throw notFound();
    return draft;
  },
};

type Begin = Input<typeof contract.beginContact>;

/**
 * One act for whoever called somebody in: the turn is being seen, the service cares (the contact is
 * the fact), and the contact is open to be written. Asked again for the same turn, the same draft.
 * Refuses `cannot-begin` as beginning to care does, and what moving a turn refuses.
 */
export async function beginContact(tx: Tx, { id, serviceId, turn }: Begin): Promise<Draft> {
  const focus = await focusOnPerson(tx, id);
  const service = await chooseService(tx, focus, serviceId);
  if (!service) throw new Refusal("cannot-begin");
  if (!service.cares) {
    const care = { serviceId: service.id, basis: "contact", whom: "service" } as const;
    await beginCare(tx, { id: focus.personId as Draft["personId"], ...care });
  }
  if (turn) await startTurn(tx, focus, turn);
  const { personId } = focus;
  const draft =
    (turn && (await findBegun(tx, turn.id))) ??
    (await openDraft(tx, { personId, serviceId: service.id, turnId: turn?.id ?? null }));
  tx.journal({
    act: "contact-begun",
    personId,
    detail: { service: service.id, ...(turn && { turn: turn.id }) },
  });
  return draft;
}

interface Chosen {
  readonly id: Draft["serviceId"];
  readonly cares: boolean;
}

/** A service of the actor in which their profession opens something; one that cares comes first. */
async function chooseService(tx: Tx, { everyone }: Focus, asked: string | undefined) {
  const { rows } = await sql<Chosen>`
    select s.id, s.id in (select g.service_id from kring.grounds_about(${everyone}::uuid[]) g where g.ground = 'own') as cares
      from kring.services s
     where s.id = any (kring.my_services()) and (${asked ?? null}::uuid is null or s.id = ${asked ?? null}::uuid)
       and exists (select from kring.openings o where o.service_id = s.id
                      and o.profession = current_setting('kring.profession', true))
     order by cares desc, s.name, s.key limit 1`.execute(tx.db);
  return rows[0];
}

async function startTurn(
  tx: Tx,
  { everyone }: Focus,
  { id, version }: { id: string; version: number },
) {
  const { rows } = await sql<{ state: string }>`
    select t.state from kring.turns t where t.id = ${id} and t.person_id = any (${everyone}::uuid[])`.execute(
    tx.db,
  );
  const [turn] = rows;
  if (!turn) throw notFound();
  // Whoever is with them already begins to write.
  if (turn.state !== "being-seen") await moveTurn(tx, { id, move: "start", version });
}

async function findBegun(tx: Tx, turnId: string): Promise<Draft | undefined> {
  const [draft] = await readDrafts(tx, sql`d.content -> 'contact' ->> 'turnId' = ${turnId}`);
  return draft;
}

async function openDraft(
  tx: Tx,
  about: { readonly personId: string; readonly serviceId: string; readonly turnId: string | null },
): Promise<Draft> {
  const id = randomUUIDv7();
  const { rows } = await sql<{ interpreter: string | null }>`
    select p.interpreter from kring.people p where p.id = ${about.personId}`.execute(tx.db);
  const person = rows[0] ?? { interpreter: null };
  const content = { ...blankContent, contact: begunContact(new Date(), person, about.turnId) };
  await sql`insert into kring.drafts (id, person_id, service_id, kind, content)
    values (${id}, ${about.personId}, ${about.serviceId}, 'contact', ${JSON.stringify(content)}::jsonb)`.execute(
    tx.db,
  );
  const [draft] = await readDrafts(tx, sql`d.id = ${id}`);
  if (!draft) throw notFound();
  return draft;
}
