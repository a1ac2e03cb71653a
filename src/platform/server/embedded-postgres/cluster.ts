import { spawn } from "node:child_process";
import {
  appendFileSync,
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import type { DatabaseAccount } from "./account.ts";
import { superuserName } from "./connections.ts";
import type { PostgresPrograms } from "./programs.ts";

/** A folder with PostgreSQL's files, and what is needed to run on it. */
export interface Cluster {
  readonly folder: string;
  readonly account: DatabaseAccount;
  readonly programs: PostgresPrograms;
}

/** For a small server: a centre has tens of people at work, not thousands. */
const settings = `# Rewritten at each start. Your own settings: ALTER SYSTEM, or postgresql.auto.conf.
max_connections = 100
shared_buffers = 256MB
random_page_cost = 1.1
wal_compression = on
jit = off
autovacuum = on
timezone = 'UTC'
lc_messages = 'C'
password_encryption = 'scram-sha-256'
# A week of logs. Statements and details stay out of them: they would hold personal data.
logging_collector = on
log_destination = 'stderr'
log_directory = 'log'
log_filename = 'postgresql-%a.log'
log_rotation_age = 1d
log_rotation_size = 0
log_truncate_on_rotation = on
log_timezone = 'UTC'
log_min_error_statement = panic
log_error_verbosity = terse
`;

/**
 * How PostgreSQL is told its folder. A borrowed account often cannot traverse the folders above
 * the data (/root). The kernel enters the folder while we are still root (`cwd` of spawn), and
 * this name leads PostgreSQL to where it already stands.
 */
export function folderArgument(cluster: Cluster): string {
  if (cluster.account === undefined) return cluster.folder;
  if (process.platform === "linux") return "/proc/self/cwd";
  throw new Error(
    "On this system the embedded PostgreSQL cannot be started by root. Use an ordinary account.",
  );
}

/** An environment of our own: the caller's PG* and LC_* variables would change PostgreSQL's mind. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TMPDIR, TEMP } = process.env;
  return { PATH, SystemRoot, TMPDIR, TEMP, LC_ALL: "C" };
}

/**
 * Creates the cluster unless it exists. It grows in a folder beside its place and is moved there
 * when complete: a kill in the middle leaves a draft that the next start removes.
 */
export async function foundCluster(cluster: Cluster, password: string): Promise<void> {
  const { folder, account } = cluster;
  const parent = join(folder, "..");
  for (const name of readdirSync(parent)) {
    if (name.startsWith("postgresql.draft")) rmSync(join(parent, name), { recursive: true });
  }
  if (existsSync(folder)) return;
  const draft: Cluster = { ...cluster, folder: join(parent, "postgresql.draft") };
  mkdirSync(draft.folder, { mode: 0o700 });
  if (account !== undefined) chownSync(draft.folder, account.uid, account.gid);
  await runInitdb(draft, password);
  appendFileSync(join(draft.folder, "postgresql.conf"), "\ninclude_if_exists = 'kring.conf'\n");
  writeSettings(draft);
  syncFile(join(draft.folder, "postgresql.conf"));
  renameSync(draft.folder, folder);
  if (process.platform !== "win32") syncFile(parent);
}

async function runInitdb(cluster: Cluster, password: string): Promise<void> {
  const passwordFile = join(cluster.folder, "..", "postgresql.draft-password");
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  const { account } = cluster;
  if (account !== undefined) chownSync(passwordFile, account.uid, account.gid);
  // The borrowed account cannot open the file by its path, but may reopen what it was handed.
  const handed = openSync(passwordFile, "r");
  const child = spawn(
    cluster.programs.initdb,
    [
      `--pgdata=${folderArgument(cluster)}`,
      `--username=${superuserName}`,
      `--pwfile=${account === undefined ? passwordFile : "/dev/stdin"}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
      "--locale-provider=builtin",
      "--builtin-locale=C.UTF-8",
      "--data-checksums",
    ],
    {
      cwd: cluster.folder,
      env: postgresEnvironment(),
      stdio: [handed, "ignore", "pipe"],
      ...account,
    },
  );
  let complaint = "";
  child.stderr?.on("data", (text) => {
    complaint += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", resolve);
  }).finally(() => {
    closeSync(handed);
    rmSync(passwordFile);
  });
  if (code !== 0) throw new Error(`PostgreSQL could not create its files: ${complaint.trim()}`);
}

/** Puts the settings of this version of Kring in place. */
export function writeSettings(cluster: Cluster): void {
  const file = join(cluster.folder, "kring.conf");
  if (existsSync(file) && readFileSync(file, "utf8") === settings) return;
  const draft = `${file}.new`;
  writeFileSync(draft, settings);
  chmodSync(draft, 0o600);
  if (cluster.account !== undefined) chownSync(draft, cluster.account.uid, cluster.account.gid);
  syncFile(draft);
  renameSync(draft, file);
}

function syncFile(path: string): void {
  const descriptor = openSync(path, "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
