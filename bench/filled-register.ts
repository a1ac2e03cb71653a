import { createHash, randomUUIDv7 } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { foundCentre, hashPassword, openAccount, openSession } from "../src/access/server/index.ts";
import { asActor, asSystem, Database, hashToken } from "../src/platform/server/database.ts";
import { startEmbeddedPostgres } from "../src/platform/server/embedded-postgres/index.ts";
import { migrate } from "../src/platform/server/migrate.ts";
import { addDoor as addDoorContract } from "../src/reception/contract.ts";
import { addDoor } from "../src/reception/server/index.ts";
import { fillPeople, keysOf } from "./fill-people.ts";
import { inventPerson } from "./invented-people.ts";

type Say = (line: string) => void;

export const password = "kring-bench";
export const desks = Array.from({ length: 10 }, (_, desk) => `desk-${desk}@bench.kring`);
export const doors = ["a", "b", "c", "d", "e"].map((key) => ({
  key,
  name: `Door ${key.toUpperCase()}`,
  letter: key.toUpperCase(),
  colour: "teal" as const,
  pictogram: "people" as const,
}));

const admin = {
  email: "admin@bench.kring",
  given: "Ada",
  family: "Bench",
  profession: "administrator" as const,
  memberships: [{ role: "admin" as const, service: null }],
};

export interface FilledRegister {
  readonly dataFolder: string;
  remove(): void;
}

/** A data folder with a centre, ten desks, five doors and so many people; a kept one is used again. */
export async function fillRegister(
  people: number,
  keep: string | undefined,
  say: Say,
): Promise<FilledRegister> {
  const dataFolder = keep
    ? join(keep, `people-${people}`)
    : mkdtempSync(join(tmpdir(), "kring-bench-"));
  const remove = () => {
    if (!keep) rmSync(dataFolder, { recursive: true, force: true });
  };
  const note = join(dataFolder, "filled.json");
  const made = sampleOfKeys();
  if (existsSync(note)) {
    if (readFileSync(note, "utf8") !== made) {
      throw new Error(`${dataFolder} was filled with other keys or names: remove it`);
    }
    say(`${people} people: kept in ${dataFolder}`);
    return { dataFolder, remove };
  }
  if (existsSync(dataFolder)) rmSync(dataFolder, { recursive: true });
  mkdirSync(dataFolder, { recursive: true });
  try {
    await fill(dataFolder, people, say);
    writeFileSync(note, made);
  } catch (failure) {
    remove();
    throw failure;
  }
  return { dataFolder, remove };
}

/** Changes when names or keys are made otherwise: then a kept register would tell lies. */
function sampleOfKeys(): string {
  const people = Array.from({ length: 200 }, (_, index) => inventPerson(index));
  const sample = people.map((person) => [person, keysOf(person)]);
  return createHash("sha256").update(JSON.stringify(sample)).digest("hex");
}

async function fill(dataFolder: string, people: number, say: Say): Promise<void> {
  const running = await startEmbeddedPostgres({ dataFolder });
  try {
    await migrate(running.owner);
    const database = new Database(running.app);
    const centreId = await foundHouse(database).finally(() => database.close());
    const owner = new pg.Client(running.owner);
    await owner.connect();
    await fillPeople(owner, { people, centreId, say });
    await owner.end();
    const root = new pg.Client({ ...running.superuser, database: "kring" });
    await root.connect();
    await root.query("checkpoint");
    await root.end();
  } finally {
    await running.stop();
  }
}

/** Through the verbs of the application, as everybody's centre is founded. */
async function foundHouse(database: Database): Promise<string> {
  const passwordHash = await hashPassword(password);
  const { centreId, adminId } = await asSystem(
    database,
    "found the bench",
    ["staff"],
    async (tx) => {
      const centre = { key: "bench", name: "Bench", address: "" };
      const founded = await foundCentre(tx, { ...centre, admin, passwordHash });
      for (const [desk, email] of desks.entries()) {
        const account = {
          email,
          given: `Desk ${desk}`,
          family: "Bench",
          profession: "welcomer" as const,
          memberships: [{ role: "welcome" as const, service: null }],
        };
        await openAccount(tx, account, { centreId: founded.centreId, passwordHash });
      }
      return founded;
    },
  );
  const tokenHash = hashToken(await openSession(database, adminId, "bench"));
  const { name: act, needs } = addDoorContract;
  const caller = { database, tokenHash, needs, act, requestId: randomUUIDv7() };
  await asActor(caller, "administration", async (tx) => {
    for (const door of doors) await addDoor(tx, door);
  });
  return centreId;
}
