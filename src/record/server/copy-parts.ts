import type { NamedColleague } from "../../circle/contract.ts";
import type { CopiedEntry, Entry } from "../contract.ts";

/** What stayed out, for the journal: a part about third parties, or an entry on a written motive. */
interface Withheld {
  readonly entry: string;
  readonly ground: "third-party" | "motivated";
}

/** What the person may be handed of entries, the oldest first, and what stays out of it. */
export function partForPerson(entries: readonly Entry[]): {
  handed: CopiedEntry[];
  withheld: Withheld[];
} {
  const handed: CopiedEntry[] = [];
  const withheld: Withheld[] = [];
  for (const entry of [...entries].reverse()) {
    if (entry.withholding) {
      withheld.push({ entry: entry.id, ground: "motivated" });
      continue;
    }
    const copied = copyOf(entry);
    if (copied.partLeftOut) withheld.push({ entry: entry.id, ground: "third-party" });
    handed.push(copied);
  }
  return { handed, withheld };
}

function copyOf(entry: Entry): CopiedEntry {
  const { id, kind, compartment, vital, author, writtenAt, text, facts, isMistake, amendments } =
    entry;
  return {
    id,
    kind,
    categoryOfData: compartment,
    vital,
    author: signatory(author),
    writtenAt,
    text,
    facts,
    endedOn: entry.ended?.on ?? null,
    isMistake,
    partLeftOut: [entry, ...amendments].some(({ aboutOthers }) => Boolean(aboutOthers?.trim())),
    amendments: amendments.map((added) => ({
      kind: added.kind,
      author: signatory(added.author),
      writtenAt: added.writtenAt,
      text: added.text,
    })),
  };
}

function signatory({ given, family, profession }: NamedColleague) {
  return { name: `${given} ${family}`, profession };
}
