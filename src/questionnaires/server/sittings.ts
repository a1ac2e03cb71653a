import { sql } from "kysely";
import type { PersonId } from "../../people/contract.ts";
import type { Input, Output } from "../../platform/endpoint.ts";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { beginEntry, focusOnPerson, today } from "../../record/server/index.ts";
import { validate } from "../check-answers.ts";
import type * as contract from "../contract.ts";
import type { Answers, Sitting } from "../contract.ts";
import type { QuestionnaireResponse } from "../fhir.ts";
import { canonicalOf } from "../read-file.ts";
import { beginResponse, toResponse, withScores } from "../respond.ts";
import { largestResponse } from "../response-contract.ts";
import { needsSafetyStep } from "../safety.ts";
import { score } from "../score.ts";
import { readIn } from "../texts.ts";
import { getAnswersOf } from "./answers.ts";
import { readForm } from "./forms.ts";
import { readSittings, type SittingRow } from "./sitting-rows.ts";

export async function beginSitting(
  tx: Tx,
  { id, ...place }: Input<typeof contract.beginSitting>,
): Promise<Sitting> {
  const { personId } = await focusOnPerson(tx, id);
  const { serviceId, compartment, questionnaireId } = place;
  const { rows } = await sql<{ may: boolean }>`
    select kring.may_write(${personId}, ${serviceId}, ${compartment}) as may`.execute(tx.db);
  if (!rows[0]?.may) throw notFound();
  const { named, form } = await readForm(tx, questionnaireId);
  if (named.retiredOn !== null) throw new Refusal("retired");
  const begun = await tx.db
    .insertInto("kring.sittings")
    .values({
      person_id: personId,
      service_id: serviceId,
      compartment,
      questionnaire_id: questionnaireId,
      language: place.language,
      answered_by: place.answeredBy,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  await tx.db
    .updateTable("kring.sittings")
    .set({ response: JSON.stringify(beginResponse(form)) })
    .where("id", "=", begun.id)
    .execute();
  journal(tx, "sitting-begun", { id: begun.id, personId, serviceId, compartment });
  return (await mine(tx, begun.id)).sitting;
}

/** Those of the actor; where one may not write there are none. */
export async function listSittings(
  tx: Tx,
  { id }: { id: string },
): Promise<Output<typeof contract.listSittings>> {
  const { personId, everyone } = await focusOnPerson(tx, id);
  const found = await readSittings(tx, sql`s.person_id = any (${everyone}::uuid[])`);
  const services = [...new Set(found.map(({ sitting }) => sitting.serviceId))];
  tx.journal({
    act: "entries-opened",
    personId,
    detail: { list: "sittings", count: found.length, services },
  });
  // One begun on a record that was merged since is one of the person it was merged into.
  const kept = personId as PersonId;
  return { sittings: found.map(({ sitting }) => ({ ...sitting, personId: kept })) };
}

export async function getSitting(
  tx: Tx,
  { id }: { id: string },
): Promise<Output<typeof contract.getSitting>> {
  const { sitting, response } = await mine(tx, id);
  const { file } = await readForm(tx, sitting.questionnaireId);
  journal(tx, "sitting-opened", sitting);
  return { ...sitting, response, file };
}

export async function saveSitting(
  tx: Tx,
  { id, revision, response }: Input<typeof contract.saveSitting>,
): Promise<{ revision: number }> {
  refuseTooLong(response);
  const { sitting } = await based(tx, id, revision);
  await tx.db
    .updateTable("kring.sittings")
    .set({ response: JSON.stringify(response), revision: revision + 1, saved_at: sql`now()` })
    .where("id", "=", id)
    .execute();
  journal(tx, "sitting-saved", sitting);
  return { revision: revision + 1 };
}

export async function finishSitting(
  tx: Tx,
  { id, revision, language: shown, answeredOn }: Input<typeof contract.finishSitting>,
): Promise<Answers> {
  if (answeredOn !== undefined && answeredOn > today()) {
    throw new Invalid([{ path: "/answeredOn", code: "future" }]);
  }
  const { sitting, response } = await based(tx, id, revision);
  const { named, form } = await readForm(tx, sitting.questionnaireId);
  const given = withScores(response, score(form, response));
  const errors = validate(form, given);
  if (errors.length > 0) {
    throw new Invalid(errors.map(({ path, code }) => ({ path: `/response/${path}`, code })));
  }
  const { answeredBy, serviceId, compartment } = sitting;
  const language = readIn(named.languages, shown ?? sitting.language);
  const authored = answeredOn ? `${answeredOn}T12:00:00Z` : new Date().toISOString();
  const head = { canonical: canonicalOf(named.url, named.version), language, authored };
  // What is not asked weighs nothing: the scores are those of what is kept.
  const scores = score(form, toResponse(form, given, { ...head, scores: {} }));
  const kept = toResponse(form, given, { ...head, scores });
  const focus = await focusOnPerson(tx, sitting.personId);
  const entryId = await beginEntry(
    tx,
    focus,
    { serviceId, compartment, kind: "answers" },
    { questionnaire: named.id, sitting: id },
  );
  await tx.db
    .insertInto("kring.answers")
    .values({
      entry_id: entryId,
      questionnaire_id: named.id,
      response: JSON.stringify(kept),
      language,
      answered_by: answeredBy,
      answered_at: authored,
      scores: JSON.stringify(scores),
      told_of_harm: needsSafetyStep(form, kept),
    })
    .execute();
  await end(tx, id, entryId);
  return getAnswersOf(tx, entryId, focus);
}

export async function dropSitting(tx: Tx, { id }: { id: string }): Promise<{ done: boolean }> {
  const { sitting } = await mine(tx, id, sql`for update of s`);
  await end(tx, id, null);
  journal(tx, "sitting-dropped", sitting);
  return { done: true };
}

/** What was answered is in the file now, or nowhere. */
async function end(tx: Tx, id: string, entryId: string | null): Promise<void> {
  await tx.db
    .updateTable("kring.sittings")
    .set({ ended_at: sql`now()`, entry_id: entryId, response: "{}", handed_to_session: null })
    .where("id", "=", id)
    .execute();
}

/** `not-found` for one that is not mine, has ended, or whose person I may write about no more. */
export async function mine(tx: Tx, id: string, lock = sql``): Promise<SittingRow> {
  const [found] = await readSittings(tx, sql`s.id = ${id}`, lock);
  if (!found) throw notFound();
  return found;
}

async function based(tx: Tx, id: string, revision: number): Promise<SittingRow> {
  const found = await mine(tx, id, sql`for update of s`);
  if (found.sitting.revision === revision) return found;
  const { sitting, response } = found;
  throw new Refusal("stale", 409, { revision: sitting.revision, response });
}

export function refuseTooLong(response: QuestionnaireResponse): void {
  if (Buffer.byteLength(JSON.stringify(response)) > largestResponse) {
    throw new Invalid([{ path: "/response", code: "too-long" }]);
  }
}

type Named = Readonly<Record<"id" | "personId" | "serviceId" | "compartment", string>>;

export function journal(tx: Tx, act: string, sitting: Named): void {
  const { id, personId, serviceId, compartment } = sitting;
  tx.journal({ act, personId, detail: { sitting: id, service: serviceId, compartment } });
}
