import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { measureHouse } from "./measure-house.ts";
import { type BenchOptions, help, readOptions } from "./options.ts";
import {
  describeMachine,
  type Measured,
  printGrowth,
  printStarts,
  printTable,
  type Started,
  writeReport,
} from "./report.ts";

/* `npm run bench`: what bench/README.md tells. Ends with 1 when an answer was wrong. */

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  process.once(signal, () => process.exit(1));
}
const asked = tryOptions();
if (asked === "help") console.log(help);
else await measureAll(asked);

function tryOptions(): BenchOptions | "help" {
  try {
    return readOptions(process.argv.slice(2));
  } catch (error) {
    console.error(`bench: ${error instanceof Error ? error.message : error}\n\n${help}`);
    process.exit(2);
  }
}

async function measureAll(options: BenchOptions): Promise<void> {
  const machine = describeMachine();
  const { processor, cores, node, loadAverage } = machine;
  console.log(`${processor}, ${cores} cores, Node ${node}, load average ${loadAverage}`);
  if (loadAverage > 1) console.log("The machine is busy: absolute figures will be too high.");
  const measured: Measured[] = [];
  const started: Started[] = [];
  const isOfTheHouse = [...options.sections].some((section) => section !== "linkage");
  for (const people of isOfTheHouse ? options.people : []) {
    const house = await measureHouse(people, options, console.log);
    measured.push(...house.measured);
    started.push(house.started);
    printTable(house.measured);
  }
  if (isOfTheHouse) {
    if (options.people.length > 1) printTable(measured);
    console.log("");
    printGrowth(measured);
    printStarts(started);
    const written = { ...options, sections: [...options.sections] };
    console.log(`\n${writeReport({ machine, options: written, measured, started })}`);
  }
  if (options.sections.has("linkage")) await measureLinkage();
  const wrong = measured.filter((one) => one.wrong > 0 || (one.recall ?? 1) < 0.99);
  if (wrong.length > 0) {
    console.error(`wrong answers, or people not found: ${wrong.map(({ act }) => act).join(", ")}`);
    process.exitCode = 1;
  }
}

async function measureLinkage(): Promise<void> {
  const script = fileURLToPath(new URL("./linkage.ts", import.meta.url));
  const child = spawn(process.execPath, [script], { stdio: "inherit" });
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error("the linkage could not be measured");
}
