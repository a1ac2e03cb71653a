import { sql } from "kysely";
import type { Input, Output } from "../../platform/endpoint.ts";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type { Entry } from "../../record/contract.ts";
import {
  emergencyDetail,
  entryOf,
  type Focus,
  focusOnEntry,
  focusOnPerson,
  readEntries,
  readEntry,
  whatWasRead,
} from "../../record/server/index.ts";
import type * as contract from "../contract.ts";
import type { Answers } from "../contract.ts";
import type { QuestionnaireResponse } from "../fhir.ts";
import { needsSafetyStep } from "../safety.ts";
import { readFiles, readNamed } from "./forms.ts";

/** As many as a page shows; somebody who answered more often is asked too much. */
const most = 200;

interface Row {
  readonly entry_id: string;
  readonly questionnaire_id: string;
  readonly response: QuestionnaireResponse;
  readonly language: string;
  readonly answered_by: Answers["answeredBy"];
  readonly answered_at: Date;
  readonly scores: Record<string, number>;
}

export async function listAnswers(
  tx: Tx,
  { id, url }: Input<typeof contract.listAnswers>,
): Promise<Output<typeof contract.listAnswers>> {
  const { personId, everyone } = await focusOnPerson(tx, id);
  const ofOne = sql`exists (select from kring.answers a join kring.questionnaires q on q.id = a.questionnaire_id
                             where a.entry_id = e.id and q.url = ${url ?? ""})`;
  const rows = await readEntries(
    tx,
    sql`select e.* from kring.entries e
         where e.person_id = any (${everyone}::uuid[]) and e.kind = 'answers' and ${url === undefined ? sql`true` : ofOne}
         order by e.written_at desc, e.id desc limit ${most}`,
    sql`${everyone}::uuid[]`,
  );
  const entries = rows.map((row) => entryOf(row, personId));
  const answers = await withContent(tx, entries);
  const glass = await emergencyDetail(tx, everyone, entries);
  const detail = {
    list: "questionnaires",
    count: entries.length,
    ...whatWasRead(entries),
    ...glass,
  };
  tx.journal({ act: "entries-opened", personId, detail });
  // By when it was answered: what was on paper may be entered later than what came after it.
  const newestFirst = answers.sort((a, b) => b.answeredAt.localeCompare(a.answeredAt));
  return { answers: newestFirst.map(({ response: _, ...one }) => one) };
}

export async function getAnswers(
  tx: Tx,
  { id }: { id: string },
): Promise<Output<typeof contract.getAnswers>> {
  const focus = await focusOnEntry(tx, id);
  const entry = await readEntry(tx, id, focus);
  const [found] = await withContent(tx, [entry]);
  if (!found) throw notFound();
  const file = (await readFiles(tx, [found.questionnaire.id])).get(found.questionnaire.id) ?? "";
  const glass = await emergencyDetail(tx, focus.everyone, [entry]);
  const { service, compartment, ground } = entry;
  const detail = { entry: id, service: service.id, compartment, ground, ...glass };
  tx.journal({ act: "entry-opened", personId: focus.personId, detail });
  return { ...found, file };
}

/** For an act that journals itself. */
export async function getAnswersOf(tx: Tx, id: string, focus: Focus): Promise<Answers> {
  const [found] = await withContent(tx, [await readEntry(tx, id, focus)]);
  if (!found) throw notFound();
  const { response: _, ...answers } = found;
  return answers;
}

type WithContent = Answers & { readonly response: QuestionnaireResponse };

async function withContent(tx: Tx, entries: readonly Entry[]): Promise<WithContent[]> {
  if (entries.length === 0) return [];
  const { rows } = await sql<Row>`
    select entry_id, questionnaire_id, response, language, answered_by, answered_at, scores
      from kring.answers where entry_id = any (${entries.map(({ id }) => id)}::uuid[])`.execute(
    tx.db,
  );
  const ids = [...new Set(rows.map((row) => row.questionnaire_id))];
  const named = new Map((await readNamed(tx, ids)).map((one) => [one.id as string, one]));
  const files = await readFiles(tx, ids);
  const forms = new Map([...files].map(([id, file]) => [id, JSON.parse(file)]));
  const content = new Map(rows.map((row) => [row.entry_id, row]));
  return entries.flatMap((entry) => {
    const row = content.get(entry.id);
    const questionnaire = row && named.get(row.questionnaire_id);
    if (!row || !questionnaire) return [];
    return [
      {
        entry,
        questionnaire,
        language: row.language,
        answeredBy: row.answered_by,
        answeredAt: row.answered_at.toISOString(),
        scores: row.scores,
        needsSafetyStep: needsSafetyStep(forms.get(row.questionnaire_id), row.response),
        response: row.response,
      },
    ];
  });
}
