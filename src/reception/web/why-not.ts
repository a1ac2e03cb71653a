import type { TFunction } from "i18next";
import type { Door, Turn } from "../contract.ts";
import { canDo, type TurnAct } from "../rules.ts";

const inOnePlace: readonly Turn["state"][] = ["called", "being-seen"];

/**
 * Why something cannot be done with a turn now, in words; undefined when it can. The same rules
 * refuse it on the server; what only the server knows is said when it refuses.
 */
export function whyNot(
  turn: Turn,
  act: TurnAct,
  house: { readonly turns: readonly Turn[]; readonly doors: readonly Door[] },
  t: TFunction<"reception">,
): string | undefined {
  if (!canDo(turn.state, act)) return t(`cannot.${turn.state}`);
  if (act !== "call") return undefined;
  const elsewhere = house.turns.find(
    (other) =>
      other.id !== turn.id &&
      other.person !== null &&
      other.person.id === turn.person?.id &&
      inOnePlace.includes(other.state),
  );
  if (!elsewhere) return undefined;
  const door = house.doors.find(({ key }) => key === elsewhere.door);
  return t("cannot.elsewhere", { door: door?.name ?? elsewhere.door });
}
