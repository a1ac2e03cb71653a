import { parseArgs } from "node:util";

export const sections = [
  "search",
  "duplicates",
  "open",
  "call-next",
  "register",
  "queue",
  "contention",
  "screens",
  "vault",
  "picture",
  "linkage",
] as const;
export type Section = (typeof sections)[number];

export interface BenchOptions {
  readonly people: readonly number[];
  readonly seconds: number;
  readonly connections: number;
  readonly sections: ReadonlySet<Section>;
  /** Where registers are kept to be used again. */
  readonly keep: string | undefined;
  /** Where the server leaves its processor profiles. */
  readonly profile: string | undefined;
}

export const help = `npm run bench -- [options]

  --people N,N     sizes of the register (10000,100000)
  --seconds N      how long each act is measured, and so its floor (5)
  --connections N  desks that work at once (10)
  --only A,B       of ${sections.join(", ")}
  --linkage        also how well people are found and duplicates recognised
  --keep FOLDER    keep the filled registers in FOLDER, and use them again
  --profile FOLDER have the server write its processor profiles there
  --help           this`;

/** Throws an Error with a sentence for whoever typed it. */
export function readOptions(args: string[]): BenchOptions | "help" {
  const { values } = parseArgs({
    args,
    options: {
      people: { type: "string", default: "10000,100000" },
      seconds: { type: "string", default: "5" },
      connections: { type: "string", default: "10" },
      only: { type: "string" },
      linkage: { type: "boolean", default: false },
      keep: { type: "string" },
      profile: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return "help";
  const people = values.people
    .split(",")
    .map((size) => whole("people", size, { from: 2000, to: 5_000_000 }));
  return {
    people: [...new Set(people)].sort((a, b) => a - b),
    seconds: whole("seconds", values.seconds, { from: 1, to: 600 }),
    connections: whole("connections", values.connections, { from: 1, to: 100 }),
    sections: chosen(values.only, values.linkage),
    keep: values.keep,
    profile: values.profile,
  };
}

function whole(name: string, text: string, { from, to }: { from: number; to: number }): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < from || number > to) {
    throw new Error(`--${name} ${text}: a whole number from ${from} to ${to} is needed`);
  }
  return number;
}

function chosen(only: string | undefined, linkage: boolean): ReadonlySet<Section> {
  const names = only === undefined ? sections.slice(0, -1) : only.split(",");
  const unknown = names.find((name) => !sections.some((section) => section === name));
  if (unknown !== undefined) {
    throw new Error(`--only ${unknown}: choose from ${sections.join(", ")}`);
  }
  return new Set([...(names as Section[]), ...(linkage ? (["linkage"] as const) : [])]);
}
