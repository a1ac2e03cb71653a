import { domainOf } from "../../needs/rules.ts";
import { readPerson } from "../../people/server/index.ts";
import { notFound } from "../../platform/problem.ts";
import type { Tx } from "../../platform/server/database.ts";
import { emergencyDetail, focusOnPerson, whatWasRead } from "../../record/server/index.ts";
import type { Picture } from "../contract.ts";
import { readAround } from "./read-around.ts";
import { readShown } from "./read-shown.ts";

const nothing: Picture = {
  standing: "out",
  person: null,
  ...{ care: [], voices: [], needs: [], next: [], vital: [], recent: [], elsewhere: [] },
  ...{ ratings: [], toldOfHarm: [] },
  unfinished: { drafts: 0, sittings: 0, handedIn: [] },
  glass: false,
};

/**
 * Opens the picture of a person. Everything is sent together, in one round trip: the focus first,
 * what is read under it right behind. Of whom one does not accompany it is empty.
 */
export async function getPicture(tx: Tx, { id }: { id: string }): Promise<Picture> {
  const [focus, around, shown, person] = await Promise.all([
    focusOnPerson(tx, id),
    readAround(tx, id),
    readShown(tx),
    readPerson(tx, id),
  ]);
  if (!around) throw notFound();
  const { standsIn, glass, ...told } = around;
  if (!standsIn) {
    tx.journal({
      act: "entries-opened",
      personId: focus.personId,
      detail: { count: 0, ...whatWasRead([]), list: "picture" },
    });
    return nothing;
  }
  const { needs, next, vital, recent, ratings, toldOfHarm } = shown;
  const read = [...needs, ...next, ...vital, ...recent, ...ratings, ...toldOfHarm];
  const once = [...new Map(read.map((one) => [one.entryId, one])).values()].map(
    ({ entryId, ...one }) => ({ ...one, id: entryId }),
  );
  const broken = glass ? await emergencyDetail(tx, focus.everyone, once) : {};
  const detail = { count: once.length, ...whatWasRead(once), list: "picture", ...broken };
  tx.journal({ act: "entries-opened", personId: focus.personId, detail });
  return {
    standing: "in",
    person,
    ...told,
    needs: needs.map((need) => ({ ...need, domain: domainOf(need.what) })),
    ...{ next, vital, recent, ratings, toldOfHarm, glass },
  };
}
