import { type Related, type Rows, vault, type World } from "./row.ts";

/** The picture: of whom one accompanies; of others it is that of somebody of whom nothing is known. */
export function rowsOfPlan(world: World): Rows {
  const ofPerson = ({ personId }: Related) => ({ id: personId });
  const someId = async () => ({ id: (await world.somebody()).id });
  const nothing = { care: [], voices: [], needs: [], next: [], vital: [], recent: [] };
  return {
    getPicture: {
      may: vault,
      input: someId,
      byRelation: {
        may: ["current"],
        input: ofPerson,
        empty: {
          ...{
            standing: "out",
            person: null,
            elsewhere: [],
            ratings: [],
            toldOfHarm: [],
            glass: false,
            ...nothing,
          },
          unfinished: { drafts: 0, sittings: 0, handedIn: [] },
        },
      },
    },
    printPicture: {
      may: vault,
      input: someId,
      refusals: ["not-found"],
      byRelation: { may: ["current"], input: ofPerson },
    },
    getTimeline: {
      may: vault,
      input: someId,
      byRelation: {
        may: ["current"],
        input: ofPerson,
        empty: { total: 0, months: [], services: [], kinds: [], happenings: [], next: null },
      },
    },
    listMyDay: { may: vault, input: () => ({ list: "today" }) },
  };
}
