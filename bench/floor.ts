import pg from "pg";
import type { Database } from "../src/platform/server/database.ts";

/** One statement as the house sent it. */
export interface Statement {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values?: unknown[] | undefined;
}

/** Listens to what the house says to PostgreSQL while `act` is done once. */
export async function recordStatements(
  database: Database,
  act: () => Promise<unknown>,
): Promise<Statement[]> {
  const said: Statement[] = [];
  const connect = database.pool.connect.bind(database.pool);
  const listening = async () => {
    const client = await connect();
    const query = client.query.bind(client) as (...args: unknown[]) => unknown;
    const spy = (first: string | Statement, values?: unknown[]) => {
      said.push(typeof first === "string" ? { text: first, values } : first);
      return query(first, values);
    };
    const release = client.release.bind(client);
    return Object.assign(client, {
      query: spy,
      release: (error?: Error) => {
        Object.assign(client, { query, release });
        release(error);
      },
    });
  };
  Object.assign(database.pool, { connect: listening });
  try {
    await act();
  } finally {
    Object.assign(database.pool, { connect });
  }
  return said;
}

/**
 * The floor: the same statements sent straight to PostgreSQL by `pg`, pipelined where the house
 * pipelines (all but those that wait for an answer are few, so all of one act are sent at once).
 */
export async function floorOf(
  app: pg.ClientConfig,
  acts: readonly Statement[][],
  connections: number,
) {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ ...app, pipeline: true } as pg.ClientConfig);
      await client.connect();
      return client;
    }),
  );
  let next = 0;
  return {
    act: async (loop: number): Promise<boolean> => {
      const client = clients[loop] as pg.Client;
      const statements = acts[next++ % acts.length] as Statement[];
      const sent = statements.map((statement) => client.query(statement as pg.QueryConfig));
      const outcomes = await Promise.allSettled(sent);
      return outcomes.every(({ status }) => status === "fulfilled");
    },
    close: () => Promise.all(clients.map((client) => client.end())),
  };
}
