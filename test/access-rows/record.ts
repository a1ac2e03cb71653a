import { randomUUID } from "node:crypto";
import type { Input } from "../../src/platform/endpoint.ts";
import { saveDraft } from "../../src/record/contract.ts";
import { blankContent } from "../../src/record/draft-rules.ts";
import { type Related, type Rows, relations, unknownId, vault, type World } from "./row.ts";

/** The record: of whom one cares for in a service of one's own; for others nothing is there. */
export function rowsOfRecord(world: World): Rows {
  const ofPerson = ({ personId }: Related) => ({ id: personId });
  const ofEntry = ({ entryId }: Related) => ({ id: entryId });
  const unknown = () => ({ id: unknownId });
  const someId = async () => ({ id: (await world.somebody()).id });
  const practice = async () => {
    const { rows } = await world.root.query("select id from kring.services where key = 'practice'");
    return rows[0].id as string;
  };
  const note = async () => ({
    serviceId: await practice(),
    compartment: "health",
    text: "A note.",
  });
  const more = { kind: "amendment", text: "More." };
  const later = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  const motive = { motive: "It would harm her now.", reviewOn: later };
  const refusals = ["not-found"];
  const contact = async () => ({
    serviceId: await practice(),
    compartment: "health",
    contact: {
      form: "individual",
      others: [],
      place: "phone",
      beganAt: "2026-01-05T09:00:00Z",
      durationMinutes: 10,
      interpreter: "none",
      interpreterLanguage: "",
      reason: "",
      outcome: "helped",
      nextStep: "",
      nextOn: null,
      nextBy: null,
      turnId: null,
    },
  });
  const draft = async (personId: string) => ({
    id: randomUUID(),
    ...{ personId, serviceId: await practice(), kind: "note", revision: 0 },
    content: { ...blankContent, text: "Unfinished." },
  });
  return {
    listEntries: {
      may: vault,
      input: someId,
      byRelation: {
        may: ["current"],
        input: ofPerson,
        empty: { total: 0, entries: [], next: null },
      },
    },
    getEntry: {
      may: vault,
      input: unknown,
      refusals,
      byRelation: { may: ["current"], input: ofEntry },
    },
    listLatestNotes: { may: vault, input: () => ({}) },
    listWritable: {
      may: vault,
      input: someId,
      byRelation: { may: ["current"], input: ofPerson, empty: { places: [] } },
    },
    writeNote: {
      may: vault,
      input: async () => ({ ...(await someId()), ...(await note()) }),
      refusals,
      byRelation: {
        may: ["current"],
        input: async (about) => ({ ...ofPerson(about), ...(await note()) }),
      },
    },
    signContact: {
      may: vault,
      input: async () => ({ ...(await someId()), ...(await contact()) }),
      refusals,
      byRelation: {
        may: ["current"],
        input: async (about) => ({ ...ofPerson(about), ...(await contact()) }),
      },
    },
    beginContact: {
      may: vault,
      input: someId,
      // Of no service, as those who ask here; whoever is of one begins to care by the contact.
      refusals: ["cannot-begin"],
      byRelation: { may: [...relations], input: ofPerson },
    },
    countContact: {
      may: vault,
      input: async () => ({
        ...{ serviceId: await practice(), people: 1, place: "street", durationMinutes: 5 },
        ...{ language: "", outcome: "informed" },
      }),
      refusals,
    },
    countAnonymousContacts: { may: vault, input: () => ({}) },
    listMetTurns: { may: vault, input: () => ({}) },
    saveDraft: {
      may: vault,
      input: async () => draft((await world.somebody()).id),
      refusals,
      byRelation: { may: ["current"], input: ({ personId }) => draft(personId) },
    },
    throwDraft: {
      may: vault,
      // What is not mine is gone already, as far as I can tell.
      input: () => ({ ...unknown(), revision: 1 }),
    },
    listDraftsAbout: {
      may: vault,
      input: someId,
      byRelation: {
        may: ["current"],
        input: async ({ personId }) => {
          await world.nurse.ask(saveDraft, (await draft(personId)) as Input<typeof saveDraft>);
          return { id: personId };
        },
        empty: { drafts: [] },
      },
    },
    listMyDrafts: { may: vault, input: () => ({}) },
    amendEntry: {
      may: vault,
      input: () => ({ ...unknown(), ...more }),
      refusals,
      byRelation: { may: ["current"], input: (about) => ({ ...ofEntry(about), ...more }) },
    },
    endEntry: {
      may: vault,
      input: () => ({ ...unknown(), because: "done" }),
      refusals,
      byRelation: { may: ["current"], input: (about) => ({ ...ofEntry(about), because: "done" }) },
    },
    restrictEntry: {
      may: vault,
      input: () => ({ ...unknown(), to: [] }),
      // The note is a colleague's.
      refusals: [...refusals, "not-author"],
      byRelation: { may: ["current"], input: (about) => ({ ...ofEntry(about), to: [] }) },
    },
    withholdEntry: {
      may: vault,
      input: () => ({ ...unknown(), ...motive }),
      refusals,
      byRelation: { may: ["current"], input: (about) => ({ ...ofEntry(about), ...motive }) },
    },
    endWithholding: {
      may: vault,
      input: unknown,
      refusals: [...refusals, "not-withheld"],
      byRelation: { may: ["current"], input: ofEntry },
    },
    copyFile: {
      may: vault,
      input: async () => ({ ...(await someId()), service: await practice() }),
      refusals,
      byRelation: {
        may: ["current"],
        input: async (about) => ({ ...ofPerson(about), service: await practice() }),
      },
    },
    listCopyable: {
      may: vault,
      input: someId,
      byRelation: { may: ["current"], input: ofPerson, empty: { services: [] } },
    },
  };
}
