import { describeSignIns, fillCentre } from "../../../demo/fill-centre.ts";
import { migrate } from "../../platform/server/migrate.ts";
import { verifyAccessCommand } from "./access-command.ts";
import { openCentre, visitCentre } from "./centre.ts";
import { importCodes } from "./import-codes.ts";
import { importPeople } from "./import-people.ts";
import { importQuestionnaire } from "./import-questionnaire.ts";
import { sealJournalCommand, verifyJournalCommand } from "./journal-command.ts";
import { serveCentre } from "./serve-centre.ts";

/** One command of the command line. `run` throws what went wrong, in words for whoever typed it. */
export interface Command {
  readonly words: string[];
  readonly usage: string;
  readonly summary: string;
  readonly help?: string;
  run(args: string[]): Promise<void>;
}

const say = (line: string) => console.log(line);

export const commands: Command[] = [
  {
    words: ["serve"],
    usage: "serve",
    summary: "Open the centre: database, server, web",
    help: `
PORT          port to listen on (3000)
HOST          address to listen on (localhost)
KRING_DATA    data folder (./data)
KRING_DEMO    0: leave an empty centre empty instead of filling it with the demo
DATABASE_URL  PostgreSQL 18 of your own, as an application role; ours is then not started
KRING_SMTP_URL, KRING_MAIL_FROM  mail server (smtps://user:password@host:465) and sender; without
              them mails to colleagues wait, nothing is lost
KRING_UPLOAD_MB  how large a file may be that is brought in (20)
KRING_FILES   s3://bucket/prefix: files lie in a bucket instead of the data folder; with
              KRING_S3_ENDPOINT (https://s3.example.be), KRING_S3_KEY, KRING_S3_SECRET and, where the
              provider asks for one, KRING_S3_REGION
KRING_ADDRESS where colleagues find this house (https://kring.example.be), for the link in mails`,
    run: async () => serveCentre(say),
  },
  {
    words: ["migrate"],
    usage: "migrate",
    summary: "Bring the database forward (DATABASE_OWNER_URL, or our own)",
    run: async () => {
      const owner = process.env["DATABASE_OWNER_URL"];
      if (owner) {
        say(`${await migrate({ connectionString: owner }, say)} migration(s) applied`);
        return;
      }
      const centre = await openCentre(say);
      await centre.close();
      say("the database is up to date");
    },
  },
  {
    words: ["demo"],
    usage: "demo",
    summary: "Fill an empty database with the demo centre, and show its sign-ins",
    help: `
Everybody in it is invented: some thirty colleagues, 320 people of the neighbourhood, a day at the
welcome that has already begun. A filling that was interrupted is continued. A database that holds
another centre is left alone.`,
    run: async () => {
      const centre = await visitCentre(say);
      try {
        const filling = await fillCentre(centre.database, say);
        if (filling === "other-centre") {
          throw new Error("this database holds a centre; the demo is put into an empty one only");
        }
        if (filling === "was-filled") say("The demo centre was there already.");
        say(describeSignIns());
      } finally {
        await centre.close();
      }
    },
  },
  importPeople,
  importQuestionnaire,
  importCodes,
  sealJournalCommand,
  verifyJournalCommand,
  verifyAccessCommand,
];
