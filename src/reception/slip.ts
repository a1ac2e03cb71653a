import type { Static } from "typebox";
import { firstPersonLanguage, type PersonLanguage } from "../platform/person-languages.ts";
import type { Arrival, Door, Turn } from "./contract.ts";

/** What stands on the paper a person takes into the waiting room: numbers and doors, no name. */
export interface Slip {
  readonly arrivedAt: string;
  readonly tickets: readonly { readonly ticket: string; readonly door: Door }[];
  /** The card number, as a QR code. */
  readonly cardNumber: string | null;
  /** Null when we have none of the person's languages: somebody chooses. */
  readonly language: PersonLanguage | null;
  readonly withInterpreter: boolean;
}

const endings: readonly Turn["state"][] = ["done", "left", "handed-on"];

/** Turns that are over, or whose door is unknown here, do not stand on it. */
export function slipOf(arrival: Static<typeof Arrival>, doors: readonly Door[]): Slip {
  const turns = arrival.turns.filter((turn) => !endings.includes(turn.state));
  const person = arrival.turns.find((turn) => turn.person)?.person ?? null;
  return {
    arrivedAt: arrival.arrivedAt,
    tickets: turns.flatMap(({ ticket, door: key }) => {
      const door = doors.find((one) => one.key === key);
      return door ? [{ ticket, door }] : [];
    }),
    cardNumber: person?.number ?? null,
    language: firstPersonLanguage(person?.languages ?? []),
    withInterpreter: Boolean(person?.interpreter),
  };
}

/** Where the hands of a clock stand, in degrees from twelve. `clockHands(3, 30)` is `{hour: 105, minute: 180}` */
export function clockHands(hours: number, minutes: number): { hour: number; minute: number } {
  return { hour: (hours % 12) * 30 + minutes / 2, minute: minutes * 6 };
}
