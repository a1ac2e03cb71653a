import { verifyAccess } from "../../circle/server/index.ts";
import { isFounded, visitCentre } from "./centre.ts";
import type { Command } from "./commands.ts";

const mostShown = 20;

export const verifyAccessCommand: Command = {
  words: ["access", "verify"],
  usage: "access verify",
  summary: "Compute again who may reach what, and hold it against what stands",
  help: `
Everything is computed once more from its causes (care relations, shares and their consents,
emergencies, exclusions, own files), in another way than it was derived.

Ends with 0 when nothing differs, 1 when something does, 2 when there is no centre.`,
  run: async () => {
    if (!isFounded()) {
      console.error(
        "kring access: there is no centre; name its folder with KRING_DATA, or its database with DATABASE_URL",
      );
      process.exitCode = 2;
      return;
    }
    const centre = await visitCentre((line) => console.error(line));
    try {
      const startedAt = performance.now();
      const { grants, closures, differences } = await verifyAccess(centre.database);
      const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
      const figure = (count: number) => count.toLocaleString("en").padStart(12);
      console.log(
        [
          `${figure(grants)} grants`,
          `${figure(closures)} closures`,
          `${figure(differences.length)} differences`,
          `${seconds.padStart(12)} seconds`,
        ].join("\n"),
      );
      if (differences.length === 0) return;
      for (const { difference, because, becauseId } of differences.slice(0, mostShown)) {
        console.log(`WRONG: ${difference}, because of ${because} ${becauseId}`);
      }
      throw new Error(
        `who may reach what is not what it should be: ${differences.length} thing(s) wrong`,
      );
    } finally {
      await centre.close();
    }
  },
};
