import { type AccessVerdict, verifyAccess } from "../../circle/server/index.ts";
import { dataFolder, isFounded, visitCentre } from "./centre.ts";
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
  run: async (args) => {
    if (args.length > 0) return refuseCall(`"${args[0]}" is not understood`);
    if (!isFounded()) return refuseCall(noCentre());
    const centre = await visitCentre((line) => console.error(line));
    try {
      report(await verifyAccess(centre.database));
    } finally {
      await centre.close();
    }
  },
};

const noCentre = () =>
  `there is no centre in ${dataFolder()}; name its folder with KRING_DATA, or its database with DATABASE_URL`;

function refuseCall(why: string): void {
  console.error(`kring access: ${why}\n\nnpm run kring -- access verify`);
  process.exitCode = 2;
}

function report({ grants, closures, differences }: AccessVerdict): void {
  const figures = { grants, closures, differences: differences.length };
  for (const [name, count] of Object.entries(figures)) {
    console.log(name.padEnd(14) + count.toLocaleString("en").padStart(12));
  }
  if (differences.length === 0) return;
  for (const { difference, because, becauseId } of differences.slice(0, mostShown)) {
    console.log(`WRONG: ${difference}, because of ${because} ${becauseId}`);
  }
  throw new Error(
    `who may reach what is not what follows from its causes: ${differences.length} thing(s) wrong`,
  );
}
