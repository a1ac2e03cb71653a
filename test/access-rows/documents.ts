import type { Document } from "../../src/documents/contract.ts";
import { addDocument } from "../../src/documents/contract.ts";
import { photo } from "../files.ts";
import { type Related, type Rows, unknownId, vault, type World } from "./row.ts";

/** Documents: of whom one cares for in a service of one's own; for others nothing is there. */
export function rowsOfDocuments(world: World): Rows {
  const ofPerson = ({ personId }: Related) => ({ id: personId });
  const someId = async () => ({ id: (await world.somebody()).id });
  const unknown = () => ({ id: unknownId });
  const refusals = ["not-found"];
  const place = async () => {
    const { rows } = await world.root.query("select id from kring.services where key = 'practice'");
    return {
      serviceId: rows[0].id as Document["entry"]["service"]["id"],
      compartment: "health" as const,
    };
  };
  const brought = async () => ({ ...(await place()), kind: "photo" as const, title: "A wall" });
  const letter = async () => ({
    ...(await place()),
    ...{ template: "presence", language: "fr", title: "Présence", text: "Présente ce jour." },
    correspondent: "L’employeur",
  });
  /** A photo that a colleague brought while the person was cared for. */
  const photoOf = async ({ personId, relation }: Related) => {
    const colleague = await world.join("care", { service: "practice", profession: "nurse" });
    const { rows } = await world.root.query(
      `insert into kring.care_relations (person_id, service_id, staff_id, basis, valid)
       values ($1, (select id from kring.services where key = 'practice'), $2, 'contact', '[2020-01-01, 2100-01-01)') returning id`,
      [personId, colleague.id],
    );
    const { entry } = await colleague.do(
      addDocument,
      { id: personId, ...(await brought()) },
      await photo(relation),
    );
    await world.root.query("delete from kring.care_relations where id = $1", [rows[0].id]);
    return { id: entry.id };
  };
  const ofPhoto = { may: ["current"], input: photoOf } as const;
  return {
    listDocuments: {
      may: vault,
      input: someId,
      byRelation: {
        may: ["current"],
        input: async (about) => {
          await photoOf(about);
          return ofPerson(about);
        },
        empty: { total: 0, documents: [], next: null },
      },
    },
    getDocument: { may: vault, input: unknown, refusals, byRelation: ofPhoto },
    downloadDocument: { may: vault, input: unknown, refusals, byRelation: ofPhoto },
    previewDocument: { may: vault, input: unknown, refusals, byRelation: ofPhoto },
    thumbnailDocument: { may: vault, input: unknown, refusals, byRelation: ofPhoto },
    addDocument: {
      may: vault,
      input: async () => ({ ...(await someId()), ...(await brought()) }),
      refusals,
      byRelation: {
        may: ["current"],
        input: async (about) => ({ ...ofPerson(about), ...(await brought()) }),
      },
    },
    writeLetter: {
      may: vault,
      input: async () => ({ ...(await someId()), ...(await letter()) }),
      refusals,
      byRelation: {
        may: ["current"],
        input: async (about) => ({ ...ofPerson(about), ...(await letter()) }),
      },
    },
  };
}
