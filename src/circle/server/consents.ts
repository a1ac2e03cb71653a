import { sql } from "kysely";
import type { Compartment } from "../../access/contract.ts";
import { compartments as knownCompartments } from "../../access/contract.ts";
import type { Input } from "../../platform/endpoint.ts";
import type { PersonLanguage } from "../../platform/person-languages.ts";
import { Invalid, notFound, Refusal } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { consentText, consentWords } from "../consent-text.ts";
import type * as contract from "../contract.ts";
import type { Purpose } from "../words.ts";
import { sayEntry } from "./name-entry.ts";
import { readPart } from "./part.ts";
import { type Recipient, readRecipient } from "./recipient.ts";
import { standAround } from "./standing.ts";

/** What a person is asked about. */
export interface Matter {
  readonly source: { readonly id: string; readonly name: string };
  readonly kinds: readonly Compartment[];
  /** One entry of this kind alone; null: all of them. */
  readonly entryId: string | null;
  readonly recipient: Recipient;
  readonly purpose: Purpose;
  readonly until: string | null;
}

/** What the person answered, and how they were told. */
export type Answered = Pick<
  Input<typeof contract.recordConsent>,
  "decision" | "language" | "aid" | "interpreter" | "expressed" | "givenBy"
>;

/** The words to read to the person; the same are kept when they answer. */
export async function previewConsent(tx: Tx, input: Input<typeof contract.previewConsent>) {
  const { language, purpose, until = null } = input;
  const standing = await standAround(tx, input.id);
  const { personId, today } = standing;
  checkUntil(until, today);
  const { entryId = null } = input;
  const part = entryId ? await readPart(tx, standing, { entryId }) : null;
  const kinds = part ? [part.compartment] : (input.compartments.split(",") as Compartment[]);
  const source = part?.service ?? (await readSource(tx, input.sourceService, kinds));
  const recipient = await readRecipient(tx, input);
  tx.journal({ act: "consent-text-shown", personId, detail: { language, kinds } });
  const matter = { source, kinds, entryId, recipient, purpose, until };
  const text = await textOf(tx, matter, language);
  return { language, title: text.title, paragraphs: [...text.paragraphs] };
}

export async function recordConsent(tx: Tx, input: Input<typeof contract.recordConsent>) {
  const { personId, today } = await standAround(tx, input.id);
  checkUntil(input.until, today);
  const kinds = [...new Set(input.compartments)];
  const source = await readSource(tx, input.sourceService, kinds);
  const recipient = await readRecipient(tx, input);
  const { purpose, until } = input;
  const matter = { source, kinds, entryId: null, recipient, purpose, until };
  return { id: await writeConsent(tx, personId, matter, input) };
}

/** One line in the ledger, with the words as they were; answers its id. */
export async function writeConsent(
  tx: Tx,
  personId: string,
  matter: Matter,
  answered: Answered,
): Promise<string> {
  const { decision, language, aid, expressed, givenBy } = answered;
  const interpreter = answered.interpreter.trim();
  if (aid === "interpreter" && interpreter === "") {
    throw new Invalid([{ path: "/interpreter", code: "required" }]);
  }
  const { source, kinds, entryId, recipient, purpose, until } = matter;
  const { id } = await tx.db
    .insertInto("kring.consents")
    .values({
      person_id: personId,
      decision,
      purpose,
      source_service: source.id,
      compartments: [...kinds],
      entry_id: entryId,
      recipient_service: recipient.service,
      recipient_staff: recipient.staff,
      until: endOfDay(until),
      explained: consentWords(await textOf(tx, matter, language)),
      language,
      aid,
      interpreter,
      expressed,
      given_by: givenBy,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  const act = decision === "agreed" ? "consent-given" : "consent-refused";
  tx.journal({ act, personId, detail: { consent: id, source: source.id, kinds, purpose } });
  return id;
}

/** Taken back: what was passed on under it is closed when this is committed. */
export async function withdrawConsent(
  tx: Tx,
  { id, givenBy }: Input<typeof contract.withdrawConsent>,
) {
  const consent = await tx.db
    .selectFrom("kring.consents as c")
    .leftJoin("kring.consent_withdrawals as w", "w.consent_id", "c.id")
    .select(["c.person_id", "w.withdrawn_at"])
    .where("c.id", "=", id)
    .executeTakeFirst();
  if (!consent) throw notFound();
  if (consent.withdrawn_at) throw new Refusal("is-withdrawn");
  await tx.db
    .insertInto("kring.consent_withdrawals")
    .values({ consent_id: id, given_by: givenBy })
    .execute();
  tx.journal({ act: "consent-withdrawn", personId: consent.person_id, detail: { consent: id } });
  return { done: true };
}

/** A service of the actor that keeps these kinds of secret: `not-found`, or `not-kept` at /compartments. */
async function readSource(
  tx: Tx,
  id: string,
  kinds: readonly Compartment[],
): Promise<Matter["source"]> {
  const { rows } = await sql<{ name: string; kept: string[] }>`
    select s.name, array(select k.compartment from kring.service_compartments k where k.service_id = s.id) as kept
      from kring.services s where s.id = ${id} and s.id = any (kring.my_services())`.execute(tx.db);
  const [source] = rows;
  if (!source) throw notFound();
  if (kinds.some((kind) => !knownCompartments.includes(kind) || !source.kept.includes(kind))) {
    throw new Invalid([{ path: "/compartments", code: "not-kept" }]);
  }
  return { id, name: source.name };
}

function checkUntil(until: string | null, today: string): void {
  if (until !== null && until < today) throw new Invalid([{ path: "/until", code: "past" }]);
}

async function textOf(
  tx: Tx,
  { source, recipient, entryId, ...matter }: Matter,
  language: PersonLanguage,
) {
  const entry = entryId ? await sayEntry(tx, entryId, language) : null;
  const names = { source: source.name, recipient: recipient.name };
  return consentText({ ...matter, ...names, language, entry });
}

function endOfDay(day: string | null) {
  return sql<Date | null>`kring.end_of_day(${day}::date)`;
}
