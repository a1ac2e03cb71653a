import { randomUUID } from "node:crypto";
import { addDocument, writeLetter } from "../../src/documents/contract.ts";
import * as health from "../../src/health/contract.ts";
import * as needs from "../../src/needs/contract.ts";
import * as record from "../../src/record/contract.ts";
import { type Act, act } from "./act.ts";
import { hardlyALanguage, type Stage } from "./stage.ts";

/* What is written about the person: contacts, notes, needs, health, documents. */

export function actsOfTheFile(stage: Stage): Act[] {
  const { nurse, person, serviceId, write, daysFromToday } = stage;
  const place = { serviceId: serviceId("practice"), compartment: "health" } as const;
  const about = { id: person, ...place };
  const anHourAgo = new Date(Date.now() - 3_600_000).toISOString();
  const contact = {
    ...({ form: "individual", place: "phone", interpreter: "phone", outcome: "helped" } as const),
    ...{ others: [], beganAt: anHourAgo, durationMinutes: 10, turnId: null, nextBy: null },
  };
  const blank = { template: "soap", vital: "", restrictTo: null, compartment: "health" } as const;
  const need = async () => {
    const { entry } = await nurse.do(needs.nameNeed, { ...about, what: "energy" });
    return entry.id;
  };
  return [
    act(record.signContact, nurse, {
      plain: ({ number }) => ({
        ...about,
        contact: {
          ...contact,
          interpreterLanguage: hardlyALanguage,
          nextOn: daysFromToday(1 + (number % 3)),
        },
        // What is kept from the person stands on none of their papers.
        ...(number % 3 === 1 && { withhold: { reviewOn: daysFromToday(20) } }),
      }),
      shortest: { "withhold.motive": 10 },
    }),
    act(record.saveDraft, nurse, {
      plain: () => ({
        ...{ id: randomUUID(), personId: person, serviceId: place.serviceId, revision: 0 },
        kind: "contact" as const,
        content: {
          ...blank,
          parts: [""],
          withhold: {},
          contact: { ...contact, durationMinutes: null },
        },
      }),
    }),
    act(record.writeNote, nurse, {
      plain: ({ number }) => ({
        ...about,
        ...(number % 3 === 1 && { withhold: { reviewOn: daysFromToday(20) } }),
      }),
      shortest: { "withhold.motive": 10 },
    }),
    act(record.amendEntry, nurse, {
      plain: async () => ({ id: (await write(nurse, person)).id, kind: "amendment" }),
    }),
    act(record.endEntry, nurse, {
      plain: async () => {
        const allergy = { ...about, kind: "intolerance", substance: "Milk" } as const;
        const { entry } = await nurse.do(health.noteAllergy, allergy);
        return { id: entry.id, because: "refuted" };
      },
    }),
    act(record.withholdEntry, nurse, {
      plain: async () => ({
        id: (await write(nurse, person)).id,
        reviewOn: daysFromToday(20),
      }),
      shortest: { motive: 10 },
    }),
    act(needs.nameNeed, nurse, {
      plain: ({ number }) => ({
        ...{ ...about, what: "housing-unfit", state: "new", urgency: 2 },
        ...(number < 0 && { code: { system: "icpc-2", code: "A01" } }),
      }),
      codes: { "code.code": "a code of a published list" },
    }),
    act(needs.moveNeed, nurse, {
      plain: async () => ({ id: await need(), state: "accepted", urgency: 1 }),
    }),
    act(needs.addHelper, nurse, { plain: async () => ({ id: await need() }) }),
    act(health.noteAllergy, nurse, {
      plain: () => ({ ...about, kind: "allergy", severity: "severe", since: "2019" }),
      codes: { since: "a date, as far as known" },
    }),
    act(health.noteMedication, nurse, { plain: () => about }),
    act(health.changeMedication, nurse, {
      plain: async () => {
        const { entry } = await nurse.do(health.noteMedication, { ...about, name: "Known" });
        return { id: entry.id };
      },
    }),
    act(health.noteVaccination, nurse, {
      plain: () => ({ ...about, vaccine: "influenza", source: "card", given: "2024" }),
      codes: { given: "a date, as far as known" },
    }),
    act(health.takeMeasurement, nurse, {
      plain: ({ number }) => ({ ...about, kind: "weight", value: 70 + number }),
    }),
    act(health.addMeasurementKind, nurse, {
      plain: () => ({
        ...{ serviceId: place.serviceId, unit: "cm", decimals: 0 },
        ...{ possible: { from: 0, to: 100 }, usual: { from: 10, to: 50 } },
      }),
      codes: { unit: "a unit of UCUM" },
    }),
    act(addDocument, nurse, { plain: () => ({ ...about, kind: "other" }) }),
    act(writeLetter, nurse, {
      plain: () => ({ ...about, template: "free", language: "fr" }),
    }),
  ];
}
