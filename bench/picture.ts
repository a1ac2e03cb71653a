import { openSession } from "../src/access/server/index.ts";
import type { PersonId } from "../src/people/contract.ts";
import { dayLists, getPicture, getTimeline, listMyDay } from "../src/plan/contract.ts";
import { type Ask, ask } from "./acts.ts";
import { nurse } from "./fill-vault.ts";
import type { RunningHouse } from "./running-house.ts";

/** The cookie of the nurse whose circle is 3,000 people. */
export async function enterAsNurse(house: RunningHouse): Promise<string> {
  const { rows } = await house.root.query("select id from kring.staff where email = $1", [nurse]);
  return `kring_session=${await openSession(house.database, rows[0].id, "bench")}`;
}

export function pictures(ids: readonly string[]): Ask[] {
  return ids.map((id) =>
    ask(getPicture, { id: id as PersonId }, ({ person, needs, recent, vital, ratings }) =>
      person?.id === id &&
      needs.length === 12 &&
      recent.length === 6 &&
      vital.length === 11 &&
      ratings.length === 2
        ? "right"
        : "wrong",
    ),
  );
}

export function timelines(ids: readonly string[]): Ask[] {
  return ids.map((id) =>
    ask(getTimeline, { id: id as PersonId }, ({ total, happenings, months }) =>
      total >= 949 && happenings.length === 30 && months.length > 12 ? "right" : "wrong",
    ),
  );
}

/** Each list of the nurse's day. */
export function days(): (readonly [list: string, Ask])[] {
  return dayLists.map((list) => [
    list,
    ask(listMyDay, { list, months: 3 }, ({ total, lines }) =>
      total >= lines.length && lines.length <= 20 ? "right" : "wrong",
    ),
  ]);
}
