import { existsSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  checkpointFolder,
  type KeptCheckpoint,
  keyFiles,
  listKeptCheckpoints,
  readCheckpointFile,
  readKept,
  readPublicKey,
  sealJournal,
  type Verdict,
  verifyJournal,
  writeCheckpoint,
} from "../../oversight/server/index.ts";
import { dataFolder, isFounded, visitCentre } from "./centre.ts";
import type { Command } from "./commands.ts";

const verifyUsage = "journal verify [--checkpoint FILE] [--key PUBLIC_KEY_FILE]";
const mostFaults = 20;

export const verifyJournalCommand: Command = {
  words: ["journal", "verify"],
  usage: verifyUsage,
  summary: "Check every entry of the journal, every seal and every kept checkpoint",
  help: `
Recomputes the seals from the entries, and holds them against the checkpoints in the folder
KRING_CHECKPOINTS (checkpoints in the data folder), or against the one that is named. What is at or
below a checkpoint cannot have been changed unseen; so name one that was kept outside the house,
and the public key that was kept with it.

--checkpoint FILE        this checkpoint instead of those in the folder
--key PUBLIC_KEY_FILE    check signatures with this key (journal-key.public.pem in the data folder)

Ends with 0 when all is well, 1 when something is wrong, 2 when it was called wrongly.`,
  run: async (args) => {
    const call = readCall(args);
    if (typeof call === "string") return refuseCall(call);
    const { checkpoints, faults } = call;
    const startedAt = performance.now();
    const verdict = await visiting((database) => verifyJournal(database, checkpoints));
    const seconds = (performance.now() - startedAt) / 1000;
    const wrong = [...faults, ...verdict.faults];
    console.log(describe(verdict, { seconds, checkpoints: checkpoints.length }));
    if (wrong.length === 0) return;
    console.log(["", ...wrong.slice(0, mostFaults).map((fault) => `WRONG: ${fault}`)].join("\n"));
    if (wrong.length > mostFaults) console.log(`and ${wrong.length - mostFaults} more`);
    throw new Error(`the journal is not what was sealed: ${wrong.length} thing(s) wrong`);
  },
};

export const sealJournalCommand: Command = {
  words: ["journal", "seal"],
  usage: "journal seal",
  summary: "Seal the journal now and write a checkpoint to keep elsewhere",
  help: `
The server seals every minute by itself and writes a checkpoint every day. Checkpoints are written to
KRING_CHECKPOINTS (checkpoints in the data folder), signed with journal-key.pem of the data folder.`,
  run: async () => {
    if (!isFounded()) return refuseCall(noCentre());
    const { seal, kept } = await visiting(async (database) => ({
      seal: await sealJournal(database),
      kept: await writeCheckpoint(database, dataFolder()),
    }));
    console.log(
      seal ? `seal ${seal.id} took ${seal.entries} entries` : "there was nothing new to seal",
    );
    console.log(kept ? `${kept.file}\n\n${kept.text}` : "there is no seal to write down yet");
  },
};

interface Call {
  readonly checkpoints: ReturnType<typeof readKept>["checkpoints"];
  readonly faults: readonly string[];
}

/** What is to be checked, with signatures already checked; or why the call is wrong. */
function readCall(args: string[]): Call | string {
  try {
    const { values } = parseArgs({
      args,
      options: { checkpoint: { type: "string" }, key: { type: "string" } },
    });
    if (!isFounded()) return noCentre();
    const kept: KeptCheckpoint[] =
      values.checkpoint === undefined
        ? listKeptCheckpoints(checkpointFolder(dataFolder()))
        : [readCheckpointFile(values.checkpoint)];
    const key = values.key ?? keyFiles(dataFolder()).public;
    if (kept.length === 0 && values.key === undefined) return { checkpoints: [], faults: [] };
    if (values.key === undefined && !existsSync(key)) {
      return `${key} is not there to check the checkpoints with; name a public key with --key`;
    }
    return readKept(kept, readPublicKey(key));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const noCentre = () =>
  `there is no centre in ${dataFolder()}; name its folder with KRING_DATA, or its database with DATABASE_URL`;

function refuseCall(why: string): void {
  console.error(`kring journal: ${why}\n\nnpm run kring -- ${verifyUsage}`);
  process.exitCode = 2;
}

async function visiting<T>(
  work: (database: Awaited<ReturnType<typeof visitCentre>>["database"]) => Promise<T>,
): Promise<T> {
  const centre = await visitCentre((line) => console.error(line));
  try {
    return await work(centre.database);
  } finally {
    await centre.close();
  }
}

function describe(verdict: Verdict, more: { seconds: number; checkpoints: number }): string {
  const { seals, sealed, unsealed, unsealedSince } = verdict;
  const line = (label: string, figure: string) => `${label.padEnd(24)}${figure.padStart(12)}`;
  const count = (label: string, number: number) => line(label, number.toLocaleString("en"));
  const since = unsealedSince ? `, the oldest since ${unsealedSince}` : "";
  return [
    count("entries in seals", sealed),
    count("seals", seals),
    count("checkpoints, well signed", more.checkpoints),
    count("entries not sealed yet", unsealed) + since,
    line("seconds", more.seconds.toFixed(1)),
    ...(more.checkpoints > 0
      ? []
      : ["No checkpoint was checked: a journal that only agrees with itself proves little."]),
  ].join("\n");
}
