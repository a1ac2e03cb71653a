import { beginCare } from "../src/circle/server/index.ts";
import type { PersonId } from "../src/people/contract.ts";
import type { Tx } from "../src/platform/server/database.ts";
import * as record from "../src/record/contract.ts";
import { blankContent } from "../src/record/draft-rules.ts";
import { countContact, saveDraft, signContact } from "../src/record/server/index.ts";
import type { Met } from "./contacts.ts";
import type { ServiceIds } from "./fill-house.ts";
import { idOf, type PersonIds } from "./fill-people.ts";
import type { Office } from "./office.ts";
import type { By } from "./stories.ts";

const hourMs = 3_600_000;

interface House {
  readonly ids: PersonIds;
  readonly services: ServiceIds;
}

/** The contacts of the last months, a few without a name, and what one colleague has not finished. */
export async function fillContacts(
  office: Office,
  { contacts, ...house }: House & { readonly contacts: readonly Met[] },
): Promise<void> {
  for (const [place, contact] of contacts.entries()) {
    const email = `${contact.by[0]}@demo.kring`;
    await office.do(email, record.signContact, `contact-${place}`, (tx) =>
      sign(tx, contact, house),
    );
  }
  for (const [place, [by, ...counted]] of withoutName.entries()) {
    const [people, kind, outcome] = counted;
    const serviceId = house.services[by[1]];
    await office.do(`${by[0]}@demo.kring`, record.countContact, `nameless-${place}`, (tx) =>
      countContact(tx, {
        serviceId,
        people,
        place: kind,
        durationMinutes: 10,
        language: "",
        outcome,
      }),
    );
  }
  await office.do("psychologist@demo.kring", record.saveDraft, "draft", (tx) =>
    saveDraft(tx, unfinished(house)),
  );
}

async function sign(tx: Tx, met: Met, { ids, services }: House): Promise<{ id: string }> {
  const { by, compartment, text, facts } = met;
  const serviceId = services[by[1]];
  const id = idOf(ids, met.about);
  const others = met.others.map((key) => idOf(ids, key));
  // A partner is perhaps nobody's yet: that they came along is the fact.
  for (const other of facts.form === "couple" ? others : []) await begin(tx, other, serviceId);
  const { id: entryId } = await signContact(tx, {
    ...{ id, serviceId, compartment, text },
    contact: {
      form: "individual",
      place: "centre",
      interpreter: "none",
      interpreterLanguage: "",
      reason: "",
      outcome: "helped",
      durationMinutes: 20,
      nextStep: "",
      nextBy: null,
      turnId: null,
      ...facts,
      others,
      beganAt: new Date(Date.now() - met.daysAgo * 24 * hourMs - 2 * hourMs).toISOString(),
      // What is late in the demo was agreed for a day that had not come: it is written as today.
      nextOn: met.nextInDays === null ? null : dayIn(Math.max(met.nextInDays, 0)),
    },
  });
  return { id: entryId };
}

function begin(tx: Tx, id: PersonId, serviceId: ServiceIds[keyof ServiceIds]) {
  return beginCare(tx, { id, serviceId, basis: "contact", whom: "service" });
}

function dayIn(days: number): string {
  return Temporal.Now.plainDateISO("Europe/Brussels").add({ days }).toString();
}

const withoutName: readonly (readonly [By, number, record.ContactPlace, record.Outcome])[] = [
  [["community", "community"], 4, "street", "informed"],
  [["community", "community"], 1, "centre", "oriented"],
  [["social", "social"], 1, "centre", "informed"],
  [["nurse", "practice"], 2, "street", "helped"],
];

function unfinished({ ids, services }: House) {
  const draft: Parameters<typeof saveDraft>[1] = {
    id: "0197c000-0000-7000-8000-0000000d4af7",
    personId: idOf(ids, "sara"),
    serviceId: services.mind,
    kind: "note",
    revision: 0,
    content: {
      ...blankContent,
      compartment: "mind",
      template: "free",
      text: "Elle a parlé de sa sœur pour la première fois. À reprendre :",
    },
  };
  return draft;
}
