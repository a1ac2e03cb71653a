import { readFile } from "node:fs/promises";
import { Invalid, Refusal } from "../../platform/problem.ts";
import { asSystem } from "../../platform/server/database.ts";
import { loadQuestionnaire } from "../../questionnaires/server/index.ts";
import { visitCentre } from "./centre.ts";
import type { Command } from "./commands.ts";

export const importQuestionnaire: Command = {
  words: ["import", "questionnaire"],
  usage: "import questionnaire FILE.json",
  summary: "Load a FHIR R4 Questionnaire",
  help: `
The file is a FHIR R4 Questionnaire in JSON, with url and title. It is kept letter by letter. A new
version stands beside the old one; a version that is there already is refused.`,
  run: async ([path, ...more]) => {
    if (path === undefined || more.length > 0) throw new Error("name one file; see --help");
    const file = await readFile(path, "utf8").catch(() => {
      throw new Error(`${path} cannot be read`);
    });
    const centre = await visitCentre((line) => console.error(line));
    try {
      const { title, version, questions, languages } = await asSystem(
        centre.database,
        "import of a questionnaire",
        ["upkeep"],
        (tx) => loadQuestionnaire(tx, { file }),
      );
      const named = version ? `${title}, version ${version}` : title;
      console.log(`${named}: ${questions} question(s), in ${languages.join(", ")}`);
    } catch (error) {
      throw inWords(error);
    } finally {
      await centre.close();
    }
  },
};

/** What is wrong in the file, each with its place. */
function inWords(error: unknown): unknown {
  if (error instanceof Invalid) {
    const lines = error.errors.map(({ path, code }) => `  ${path}  ${code}`);
    return new Error(`the file cannot be used:\n${lines.join("\n")}`);
  }
  const constraint = (error as { constraint?: string }).constraint;
  const isThere = constraint === "questionnaires_once" || error instanceof Refusal;
  return isThere
    ? new Error("this version is loaded already; give the new one another version")
    : error;
}
