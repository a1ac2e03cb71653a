import {
  importPeopleFile,
  importPeopleHelp,
  importPeopleUsage,
} from "../../people/server/index.ts";
import { isFounded, visitCentre } from "./centre.ts";
import type { Command } from "./commands.ts";

export const importPeople: Command = {
  words: ["import", "people"],
  usage: importPeopleUsage,
  summary: "Register the people of a CSV file, never twice",
  help: importPeopleHelp,
  run: (args) =>
    importPeopleFile(args, { isFounded, open: () => visitCentre((line) => console.error(line)) }),
};
