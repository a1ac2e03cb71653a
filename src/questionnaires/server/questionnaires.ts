import { sql } from "kysely";
import type { Output } from "../../platform/endpoint.ts";
import { Invalid, notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import type * as contract from "../contract.ts";
import type { NamedQuestionnaire } from "../contract.ts";
import type { Questionnaire } from "../fhir.ts";
import { largestFile, readFile } from "../read-file.ts";
import { languagesOf, ownLanguage, titleOf } from "../texts.ts";
import { readForm, readNamed } from "./forms.ts";

export async function listQuestionnaires(
  tx: Tx,
): Promise<Output<typeof contract.listQuestionnaires>> {
  tx.withoutJournal("questionnaires know nobody");
  return { questionnaires: await readNamed(tx) };
}

export async function getQuestionnaire(tx: Tx, { id }: { id: string }) {
  tx.withoutJournal("questionnaires know nobody");
  const { named, file } = await readForm(tx, id);
  return { ...named, file };
}

/** Invalid with places in the file; `version-loaded` when this version is there already. */
export async function loadQuestionnaire(
  tx: Tx,
  { file }: { file: string },
): Promise<NamedQuestionnaire> {
  const form = readable(file);
  const [id] = await insertForms(tx, [{ form, file }], sql``);
  const [named] = await readNamed(tx, id ? [id] : []);
  if (!named) throw notFound();
  tx.journal({
    act: "questionnaire-loaded",
    detail: { questionnaire: named.id, url: named.url, version: named.version },
  });
  return named;
}

export function readable(file: string): Questionnaire {
  if (Buffer.byteLength(file) > largestFile) {
    throw new Invalid([{ path: "/file", code: "too-long" }]);
  }
  const { form, errors } = readFile(file);
  if (!form) throw new Invalid([...errors]);
  return form;
}

interface Loading {
  readonly form: Questionnaire;
  readonly file: string;
}

/** The ids of those that were put in. */
export async function insertForms(
  tx: Tx,
  loadings: readonly Loading[],
  onConflict: ReturnType<typeof sql>,
): Promise<string[]> {
  const added: string[] = [];
  for (const { form, file } of loadings) {
    const { rows } = await sql<{ id: string }>`
      insert into kring.questionnaires (url, version, title, languages, resource)
      values (${form.url}, ${form.version ?? ""}, ${titleOf(form, ownLanguage(form))},
        ${languagesOf(form)}::text[], ${file}::json)
      ${onConflict} returning id`.execute(tx.db);
    added.push(...rows.map(({ id }) => id));
  }
  return added;
}

export function retireQuestionnaire(tx: Tx, { id }: { id: string }) {
  return setRetired(tx, id, "questionnaire-retired", sql`coalesce(retired_on, kring.today())`);
}

export function reinstateQuestionnaire(tx: Tx, { id }: { id: string }) {
  return setRetired(tx, id, "questionnaire-reinstated", sql`null`);
}

async function setRetired(
  tx: Tx,
  id: string,
  act: string,
  on: ReturnType<typeof sql>,
): Promise<NamedQuestionnaire> {
  await sql`update kring.questionnaires set retired_on = ${on} where id = ${id}`.execute(tx.db);
  const [named] = await readNamed(tx, [id]);
  if (!named) throw notFound();
  tx.journal({ act, detail: { questionnaire: id, url: named.url, version: named.version } });
  return named;
}
