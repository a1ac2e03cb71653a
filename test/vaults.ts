import { type PersonId, registerPerson } from "../src/people/contract.ts";
import type { Input } from "../src/platform/endpoint.ts";
import { type Entry, writeNote } from "../src/record/contract.ts";
import { foundCentre, type TestUser } from "./harness.ts";

type Note = Partial<Omit<Input<typeof writeNote>, "id">>;

/** Whom something is passed on to, what, and since when the person no longer agrees. */
export interface Passing {
  readonly from: string;
  readonly compartment: string;
  readonly entryId?: string;
  readonly to: { readonly service: string } | { readonly staff: TestUser };
}

/** A house in which secrets are kept: a practice, a social service, a discreet one for the mind. */
export async function foundVaults() {
  const centre = await foundCentre();
  const { root, join } = centre;
  const welcomer = await join("welcome");
  const nurse = await join("care", { service: "practice", profession: "nurse" });
  const doctor = await join("care", { service: "practice", profession: "general-practitioner" });
  const head = await join("head", { service: "practice", profession: "general-practitioner" });
  const social = await join("care", { service: "social", profession: "social-worker" });
  const psychologist = await join("care", { service: "mind", profession: "psychologist" });
  const found = await root.query<{ key: string; id: string }>("select key, id from kring.services");
  const serviceIds = new Map(found.rows.map(({ key, id }) => [key, id]));
  const serviceId = (key: string) => serviceIds.get(key) as Entry["service"]["id"];
  let count = 0;

  const somebody = async (): Promise<PersonId> => {
    const name = { given: `Given${++count}`, family: `Family${count}`, birth: "1980" };
    return (await welcomer.do(registerPerson, name)).id;
  };
  /** A service begins to care; answers the care relation. */
  const care = async (person: PersonId, service: string, staff?: TestUser): Promise<string> => {
    const { rows } = await root.query(
      `insert into kring.care_relations (person_id, service_id, staff_id, basis, valid)
       values ($1, $2, $3, 'contact', tstzrange(now() - interval '1 day', now() + interval '1 year')) returning id`,
      [person, serviceId(service), staff?.id ?? null],
    );
    return rows[0].id;
  };
  const cared = async (...services: string[]): Promise<PersonId> => {
    const person = await somebody();
    for (const service of services) await care(person, service);
    return person;
  };
  const write = (who: TestUser, id: PersonId, note: Note = {}): Promise<Entry> =>
    who.do(writeNote, noteOf(id, { serviceId: serviceId("practice"), ...note }));
  const passOn = async (person: PersonId, { from, compartment, entryId, to }: Passing) => {
    const recipient = "service" in to ? [serviceId(to.service), null] : [null, to.staff.id];
    const { rows } = await root.query(
      `with agreed as (
         insert into kring.consents (person_id, decision, purpose, source_service, compartments, recipient_service,
           recipient_staff, explained, language, aid, expressed)
         values ($1, 'agreed', 'care', $2, array[$3], $4, $5, 'We asked.', 'fr', 'none', 'spoken') returning id)
       select id from agreed`,
      [person, serviceId(from), compartment, ...recipient],
    );
    const consentId: string = rows[0].id;
    await root.query(
      `insert into kring.shares (person_id, source_service, compartment, entry_id, recipient_service, recipient_staff,
         purpose, consent_id, strictly_needed, valid)
       values ($1, $2, $3, $4, $5, $6, 'care', $7, true, tstzrange(now() - interval '1 minute', now() + interval '1 month'))`,
      [person, serviceId(from), compartment, entryId ?? null, ...recipient, consentId],
    );
    return consentId;
  };
  const withdraw = (consentId: string) =>
    root.query("insert into kring.consent_withdrawals (consent_id) values ($1)", [consentId]);
  const breakGlass = async (who: TestUser, person: PersonId): Promise<string> => {
    const { rows } = await root.query(
      `insert into kring.break_glass (person_id, staff_id, reason, words, opened_at, until)
       values ($1, $2, 'unconscious', 'fell down in the hall', now(), now() + interval '30 minutes') returning id`,
      [person, who.id],
    );
    return rows[0].id;
  };
  const keepOut = (person: PersonId, who: TestUser) =>
    root.query("insert into kring.exclusions (person_id, staff_id) values ($1, $2)", [
      person,
      who.id,
    ]);
  const declareOwn = (person: PersonId, who: TestUser) =>
    root.query("insert into kring.own_files (staff_id, person_id, kind) values ($1, $2, 'self')", [
      who.id,
      person,
    ]);
  /** What the journal says of somebody's acts, without identity. */
  const looksOf = async (who: TestUser, act: string) =>
    (
      await root.query(
        "select person_id, detail from kring.journal where actor_id = $1 and act = $2 order by id",
        [who.id, act],
      )
    ).rows as { person_id: string; detail: Record<string, unknown> }[];
  return {
    ...centre,
    ...{ welcomer, nurse, doctor, head, social, psychologist },
    ...{ serviceId, somebody, care, cared, write, passOn, withdraw, breakGlass, keepOut },
    ...{ declareOwn, looksOf },
  };
}

export type Vaults = Awaited<ReturnType<typeof foundVaults>>;

function noteOf(id: PersonId, note: Note & Pick<Input<typeof writeNote>, "serviceId">) {
  return { compartment: "health" as const, text: "Coughs since Monday.", ...note, id };
}
