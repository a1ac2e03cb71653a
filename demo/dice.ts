/** Chance that falls the same way each time: everything of the demo that is drawn is drawn from one of these. */
export interface Dice {
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** True in `percent` of a hundred cases. */
  chance(percent: number): boolean;
  /** One of the things, each as likely as its share. */
  pick<T>(things: readonly T[], share?: (thing: T) => number): T;
}

/** The generator is mulberry32 (public domain). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    between: (from, to) => from + Math.floor(next() * (to - from + 1)),
    chance: (percent) => next() * 100 < percent,
    pick: (things, share = () => 1) => {
      const total = things.reduce((sum, thing) => sum + share(thing), 0);
      let rest = next() * total;
      for (const thing of things) {
        rest -= share(thing);
        if (rest < 0) return thing;
      }
      const last = things.at(-1);
      if (last === undefined) throw new Error("nothing to pick from");
      return last;
    },
  };
}
