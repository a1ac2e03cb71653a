import fc from "fast-check";

/* Commands to the causes of a few people, and other orders of them in which nothing else happens. */

export interface Command {
  readonly do: string;
  /** Commands of one chain keep their order among themselves: an end follows its beginning. */
  readonly chain: string;
  readonly cause?: number;
  readonly person?: number;
  readonly service?: number;
  readonly staff?: number;
  readonly other?: number;
  readonly to?: number;
  readonly compartment?: string;
  readonly over?: boolean;
}

const person = fc.integer({ min: 1, max: 4 });
const service = fc.integer({ min: 1, max: 3 });
const staff = fc.integer({ min: 1, max: 4 });
const maybeStaff = fc.option(staff, { nil: undefined });

/** What a cause begins with and, perhaps, ends with. */
const story = fc.oneof(
  fc.record({
    kind: fc.constant("care" as const),
    person,
    service,
    staff: maybeStaff,
    over: fc.boolean(),
    ends: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant("agreement" as const),
    person,
    service,
    to: service,
    over: fc.boolean(),
    compartment: fc.constantFrom("health", "social", "mind"),
    next: fc.subarray(["share", "end-share", "withdraw"]),
  }),
  fc.record({
    kind: fc.constant("exclusion" as const),
    person,
    service,
    staff: maybeStaff,
    ends: fc.boolean(),
  }),
  fc.record({ kind: fc.constant("own-file" as const), person, staff, ends: fc.boolean() }),
  fc.record({ kind: fc.constant("glass" as const), person, staff, ends: fc.boolean() }),
  fc.record({
    kind: fc.constant("merge" as const),
    person,
    other: person,
    ends: fc.boolean(),
  }),
);
type Story = typeof story extends fc.Arbitrary<infer T> ? T : never;

/** 10 to 30 commands, more or less. */
export const stories = fc.array(story, { minLength: 7, maxLength: 18 });

/** The commands of a story; `cause` names what it makes. */
export function commandsOf(told: Story, cause: number): Command[] {
  const chain = String(cause);
  const ended = (name: string, of: Command): Command[] =>
    "ends" in told && told.ends ? [of, { ...of, do: name }] : [of];
  switch (told.kind) {
    case "care": {
      const { person, service, staff, over } = told;
      const begin = { do: "begin-care", chain, cause, person, service, over };
      return ended("end-care", staff === undefined ? begin : { ...begin, staff });
    }
    case "agreement": {
      const { person, service, to, over, compartment } = told;
      const agree = { do: "agree", chain, cause, person, service, to, over };
      return [agree, ...told.next.map((what) => ({ do: what, chain, cause, compartment }))];
    }
    case "exclusion": {
      const { person, service, staff } = told;
      // The same one kept out twice at once is refused: their order counts.
      const once = { cause, person, chain: `kept out ${person} ${staff ?? `service ${service}`}` };
      const exclude = { do: "exclude", ...once, service };
      return ended("lift", staff === undefined ? exclude : { ...exclude, staff });
    }
    case "own-file": {
      const { person, staff } = told;
      const declared = { do: "own-file", chain: `own ${person} ${staff}`, cause, person, staff };
      return ended("end-own-file", declared);
    }
    case "glass": {
      const { person, staff } = told;
      return ended("close-glass", { do: "break-glass", chain, cause, person, staff });
    }
    case "merge": {
      const { person, other } = told;
      return ended("unmerge", { do: "merge", chain: "merges", person, other });
    }
  }
}

/** Another order in which each chain keeps its own; `pick` answers a number from 0 up to below its argument. */
export function reorder(commands: readonly Command[], pick: (below: number) => number): Command[] {
  const chains = [...Map.groupBy(commands, ({ chain }) => chain).values()].map((one) => [...one]);
  const ordered: Command[] = [];
  while (chains.length > 0) {
    const index = pick(chains.length);
    const next = chains[index]?.shift();
    if (next) ordered.push(next);
    if (chains[index]?.length === 0) chains.splice(index, 1);
  }
  return ordered;
}
