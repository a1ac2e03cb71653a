import { csvLine } from "../../access/rules.ts";
import type { Output } from "../../platform/endpoint.ts";
import type { Tx } from "../../platform/server/database.ts";
import { categoryOf, deedOfAct, houseDeedOfAct } from "../acts.ts";
import type * as contract from "../contract.ts";
import type { JournalEntry, Question } from "../contract.ts";
import en from "../locales/en.json" with { type: "json" };
import fr from "../locales/fr.json" with { type: "json" };
import nl from "../locales/nl.json" with { type: "json" };
import { answer, journalQuestion } from "./journal-question.ts";

/** As many as a file takes. */
const most = 5_000;

const texts: Readonly<Record<string, typeof fr>> = { fr, nl, en };

/** The answer to a question as a file for a spreadsheet, in the actor's language; times in Brussels. */
export async function exportJournal(
  tx: Tx,
  asked: Question,
): Promise<Output<typeof contract.exportJournal>> {
  const { entries, records } = await answer(tx, asked, most + 1);
  const kept = entries.slice(0, most);
  const words = texts[tx.actor.language] ?? fr;
  journalQuestion(tx, "journal-exported", asked, { records, results: kept.length });
  // The mark at the beginning tells a spreadsheet that it is UTF-8.
  const lines = [columns.map((column) => words.column[column]), ...kept.map(cellsIn(words))];
  return {
    name: "kring-journal.csv",
    text: `\ufeff${lines.map(csvLine).join("\r\n")}\r\n`,
    entries: kept.length,
    isCut: entries.length > most,
  };
}

const columns = [
  "when",
  "colleague",
  "profession",
  "services",
  "what",
  "category",
  "why",
  "number",
  "person",
  "act",
  "request",
] as const;

const brussels = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Brussels",
  dateStyle: "short",
  timeStyle: "medium",
});

function cellsIn(words: typeof fr) {
  const word = (list: Readonly<Record<string, string>>, key: string) => list[key] ?? key;
  return ({ at, colleague, act, purpose, person, requestId }: JournalEntry): string[] => {
    const deed = deedOfAct[act];
    const ofTheHouse = houseDeedOfAct[act];
    return [
      brussels.format(new Date(at)),
      colleague ? `${colleague.given} ${colleague.family}` : words.house,
      colleague ? colleague.profession : "",
      colleague ? colleague.services.join("; ") : "",
      deed ? words.deed[deed] : ofTheHouse ? words.houseDeed[ofTheHouse] : act,
      deed ? words.category[categoryOf[deed]] : "",
      word(words.purpose, purpose),
      person?.number ?? "",
      person ? `${person.given} ${person.family}`.trim() : "",
      act,
      requestId ?? "",
    ];
  };
}
