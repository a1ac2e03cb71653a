import { existsSync } from "node:fs";
import { join } from "node:path";
import {
  importPeopleFile,
  importPeopleHelp,
  importPeopleUsage,
} from "../../people/server/index.ts";
import { dataFolder, visitCentre } from "./centre.ts";
import type { Command } from "./commands.ts";

const isFounded = () =>
  process.env["DATABASE_URL"] !== undefined || existsSync(join(dataFolder(), "postgresql"));

export const importPeople: Command = {
  words: ["import", "people"],
  usage: importPeopleUsage,
  summary: "Register the people of a CSV file, never twice",
  help: importPeopleHelp,
  run: (args) =>
    importPeopleFile(args, { isFounded, open: () => visitCentre((line) => console.error(line)) }),
};
