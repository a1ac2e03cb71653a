import pg from "pg";
import type { Secrets } from "./connections.ts";

/**
 * Brings roles and database `kring` to the state every start relies on; safe to repeat.
 * PUBLIC keeps no right: the application gets what the migrations grant, nothing else.
 */
export async function foundRoles(superuser: pg.ClientConfig, secrets: Secrets): Promise<void> {
  await withClient(superuser, async (client) => {
    const found = await client.query<{ name: string }>(
      `select rolname as name from pg_roles where rolname in ('kring_owner', 'kring_app')`,
    );
    const existing = new Set(found.rows.map((row) => row.name));
    for (const [name, secret] of [
      ["kring_owner", secrets.owner],
      ["kring_app", secrets.app],
    ] as const) {
      await client.query(
        `${existing.has(name) ? "alter" : "create"} role ${name} login nosuperuser nobypassrls
           nocreatedb nocreaterole noreplication password ${client.escapeLiteral(secret)}`,
      );
    }
    await client.query("revoke all on database postgres, template1 from public");
    const kring = await client.query(`select from pg_database where datname = 'kring'`);
    if (kring.rowCount === 0) await client.query("create database kring owner kring_owner");
    await restrictDatabase(client, "kring");
  });
  await withClient({ ...superuser, database: "kring" }, restrictPublicSchema);
}

/**
 * Creates a database owned by `kring_owner` with the same rights as `kring`, for tests that found
 * their own centre. `template`, when given, is copied and must have no open connection.
 */
export async function createDatabase(
  superuser: pg.ClientConfig,
  name: string,
  template?: string,
): Promise<void> {
  await withClient(superuser, async (client) => {
    const source = template === undefined ? "" : ` template ${client.escapeIdentifier(template)}`;
    await client.query(
      `create database ${client.escapeIdentifier(name)} owner kring_owner${source}`,
    );
    await restrictDatabase(client, name);
  });
  // A template brings the rights on its schemas along.
  if (template === undefined) {
    await withClient({ ...superuser, database: name }, restrictPublicSchema);
  }
}

async function restrictDatabase(client: pg.Client, name: string): Promise<void> {
  const database = client.escapeIdentifier(name);
  await client.query(`revoke all on database ${database} from public`);
  await client.query(`grant connect on database ${database} to kring_app`);
}

async function restrictPublicSchema(client: pg.Client): Promise<void> {
  await client.query("revoke all on schema public from public");
}

async function withClient(
  config: pg.ClientConfig,
  use: (client: pg.Client) => Promise<void>,
): Promise<void> {
  const client = new pg.Client(config);
  await client.connect();
  try {
    await use(client);
  } finally {
    await client.end();
  }
}
