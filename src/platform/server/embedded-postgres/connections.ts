import { randomBytes } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import pg from "pg";

/** Passwords of the three roles, made once per data folder. */
export interface Secrets {
  readonly superuser: string;
  readonly owner: string;
  readonly app: string;
}

/** Where a running server listens: `host` is a socket folder, or loopback on Windows. */
export interface Address {
  readonly host: string;
  readonly port: number;
}

/** How to connect to the embedded PostgreSQL as each of its roles. */
export interface DatabaseConnections {
  /** Owns the database `kring`: migrations. No superuser. */
  readonly owner: pg.ClientConfig;
  /** Owns nothing and cannot pass by row-level security: everything else. */
  readonly app: pg.ClientConfig;
  /** Connected to the database `postgres`. Only for test harnesses. */
  readonly superuser: pg.ClientConfig;
}

export const superuserName = "kring_superuser";

/** Reads the secrets of a data folder, or makes and stores them (mode 0600) on the first start. */
export function loadSecrets(dataFolder: string): Secrets {
  const file = join(dataFolder, "postgresql.secrets.json");
  const existing = readJson<Secrets>(file);
  if (existing !== undefined) return existing;
  const secret = () => randomBytes(24).toString("hex");
  const secrets = { superuser: secret(), owner: secret(), app: secret() };
  writeDurably(file, secrets);
  return secrets;
}

export function connectionsTo(address: Address, secrets: Secrets): DatabaseConnections {
  const as = (user: string, password: string, database: string) => ({
    ...address,
    user,
    password,
    database,
  });
  return {
    owner: as("kring_owner", secrets.owner, "kring"),
    app: as("kring_app", secrets.app, "kring"),
    superuser: as(superuserName, secrets.superuser, "postgres"),
  };
}

/** Leaves word for other processes, and for the next start, where the server listens. */
export function rememberAddress(dataFolder: string, address: Address): void {
  writeDurably(addressFile(dataFolder), address);
}

export function recallAddress(dataFolder: string): Address | undefined {
  return readJson<Address>(addressFile(dataFolder));
}

export function forgetAddress(dataFolder: string): void {
  rmSync(addressFile(dataFolder), { force: true });
}

/**
 * Connections to the server that runs on `dataFolder` right now, or `undefined` if none answers.
 * For commands that work beside a running server; they need no lock.
 */
export async function connectRunning(dataFolder: string): Promise<DatabaseConnections | undefined> {
  const address = recallAddress(dataFolder);
  const secrets = readJson<Secrets>(join(dataFolder, "postgresql.secrets.json"));
  if (address === undefined || secrets === undefined) return undefined;
  const connections = connectionsTo(address, secrets);
  const client = new pg.Client(connections.app);
  try {
    await client.connect();
    return connections;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => {});
  }
}

function addressFile(dataFolder: string): string {
  return join(dataFolder, "postgresql.address.json");
}

function readJson<Shape>(file: string): Shape | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (failure) {
    if (failure instanceof Error && "code" in failure && failure.code === "ENOENT") {
      return undefined;
    }
    throw failure;
  }
}

function writeDurably(file: string, content: object): void {
  const draft = `${file}.new`;
  rmSync(draft, { force: true });
  const descriptor = openSync(draft, "wx", 0o600);
  writeFileSync(descriptor, `${JSON.stringify(content)}\n`);
  fsyncSync(descriptor);
  closeSync(descriptor);
  renameSync(draft, file);
}
