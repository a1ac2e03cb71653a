import { commands } from "./commands.ts";

/* The command line: `npm run kring -- <command> …`. Each command explains itself with --help. */

const [name = "--help", ...rest] = process.argv.slice(2);
const fits = (words: string[]) => words.every((word, index) => [name, ...rest][index] === word);
const command = commands.find(({ words }) => fits(words));

if (!command) {
  const width = Math.max(...commands.map(({ usage }) => usage.length));
  const lines = commands.map(({ usage, summary }) => `  ${usage.padEnd(width)}  ${summary}`);
  const isAsked = ["--help", "-h", "help"].includes(name);
  if (!isAsked) console.error(`kring: there is no command "${[name, ...rest].join(" ")}"\n`);
  console.log(`npm run kring -- <command>\n\n${lines.join("\n")}`);
  process.exit(isAsked ? 0 : 2);
}

const args = [name, ...rest].slice(command.words.length);
if (args.includes("--help") || args.includes("-h")) {
  console.log(`npm run kring -- ${command.usage}\n\n${command.summary}\n${command.help ?? ""}`);
  process.exit(0);
}

const takesWords = command.usage !== command.words.join(" ");
if (!takesWords && args.length > 0) {
  console.error(
    `kring ${command.usage}: takes no further words, not "${args.join(" ")}"; see --help`,
  );
  process.exit(2);
}

try {
  await command.run(args);
} catch (error) {
  console.error(
    `kring ${command.words.join(" ")}: ${error instanceof Error ? error.message : error}`,
  );
  if (process.env["KRING_DEBUG"]) console.error(error);
  process.exit(1);
}
