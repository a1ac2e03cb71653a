import { type Related, type Rows, unknownId, vault, type World } from "./row.ts";

/** Needs: of whom one cares for in a service of one's own; for others nothing is there. */
export function rowsOfNeeds(world: World): Rows {
  const { root, nurse } = world;
  const ofPerson = ({ personId }: Related) => ({ id: personId });
  const someId = async () => ({ id: (await world.somebody()).id });
  const practice = async () => {
    const { rows } = await root.query("select id from kring.services where key = 'practice'");
    return rows[0].id as string;
  };
  const need = async () => ({
    serviceId: await practice(),
    compartment: "health",
    what: "eviction",
  });
  /** A need that stands in the file, put there behind the scenes. */
  const needOf = async (personId: string): Promise<string> => {
    const { rows } = await root.query(
      `with head as (
         insert into kring.entries (person_id, service_id, compartment, kind, author_id)
         values ($1, $2, 'health', 'need', $3) returning id),
       body as (insert into kring.needs (entry_id, what) select id, 'eviction' from head returning entry_id)
       select entry_id as id from body`,
      [personId, await practice(), nurse.id],
    );
    await root.query(
      "insert into kring.need_states (entry_id, state, urgency, changed_by) values ($1, 'new', 1, $2)",
      [rows[0].id, nurse.id],
    );
    return rows[0].id;
  };
  const helperOf = async (personId: string): Promise<string> => {
    const { rows } = await root.query(
      "insert into kring.need_helpers (entry_id, outside, added_by) values ($1, 'A friend', $2) returning id",
      [await needOf(personId), nurse.id],
    );
    return rows[0].id;
  };
  const aboutNeed = (more = {}, put = needOf) => ({
    may: vault,
    input: () => ({ id: unknownId, ...more }),
    refusals: ["not-found"],
    byRelation: {
      may: ["current"] as const,
      input: async ({ personId }: Related) => ({ id: await put(personId), ...more }),
    },
  });
  return {
    nameNeed: {
      may: vault,
      input: async () => ({ ...(await someId()), ...(await need()) }),
      refusals: ["not-found"],
      byRelation: {
        may: ["current"],
        input: async (about) => ({ ...ofPerson(about), ...(await need()) }),
      },
    },
    listNeeds: {
      may: vault,
      input: someId,
      byRelation: {
        may: ["current"],
        input: async (about) => {
          await needOf(about.personId);
          return ofPerson(about);
        },
        empty: { needs: [] },
      },
    },
    getNeed: aboutNeed(),
    moveNeed: aboutNeed({ state: "solved" }),
    addHelper: aboutNeed({ outside: "A friend" }),
    endHelper: aboutNeed({}, helperOf),
    searchCodes: { may: vault, input: () => ({ q: "kn" }) },
    listCodeSystems: { may: vault, input: () => ({}) },
  };
}
