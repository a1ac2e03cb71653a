import { importCodesFile, importCodesHelp, importCodesUsage } from "../../needs/server/index.ts";
import { visitCentre } from "./centre.ts";
import type { Command } from "./commands.ts";

export const importCodes: Command = {
  words: ["import", "codes"],
  usage: importCodesUsage,
  summary: "Load a vocabulary this centre has a licence for, or bring it up to date",
  help: importCodesHelp,
  run: (args) => importCodesFile(args, () => visitCentre((line) => console.error(line))),
};
