import pg from "pg";
import type { Database } from "../src/platform/server/database.ts";
import type { Work } from "./load.ts";

/** One statement as the house sent it. */
export interface Statement {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values?: unknown[] | undefined;
}

/** One act: rounds of statements; those of one round are sent without waiting in between. */
export type Recording = readonly (readonly Statement[])[];

/**
 * Listens to what the house says to PostgreSQL while `act` is done once, and notes where it waits
 * for an answer before it goes on.
 */
export async function recordAct(
  database: Database,
  act: () => Promise<unknown>,
): Promise<Recording> {
  const rounds: Statement[][] = [];
  let unanswered = 0;
  const connect = database.pool.connect.bind(database.pool);
  const listening = async () => {
    const client = await connect();
    const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
    const spy = (first: string | Statement, values?: unknown[]) => {
      if (unanswered === 0) rounds.push([]);
      unanswered += 1;
      rounds.at(-1)?.push(typeof first === "string" ? { text: first, values } : first);
      return query(first, values).finally(() => {
        unanswered -= 1;
      });
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
  return rounds;
}

export interface Floor extends Work {
  close(): Promise<void>;
}

/**
 * The floor: the recorded acts said again by `pg` alone, on as many connections, waiting where the
 * house waits. Nothing is left out: `begin`, entering with its checks, the journal, the commit.
 * `perRound` acts make one round, then `prepare` puts everything back.
 */
export async function openFloor(
  app: pg.ClientConfig,
  acts: readonly Recording[],
  connections: number,
  more: { prepare?: () => Promise<void>; perRound?: number } = {},
): Promise<Floor> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client({ ...app, pipeline: true } as pg.ClientConfig);
      await client.connect();
      return client;
    }),
  );
  let next = 0;
  let left = Number.POSITIVE_INFINITY;
  return {
    prepare: async () => {
      await more.prepare?.();
      left = more.perRound ?? Number.POSITIVE_INFINITY;
      if (more.perRound !== undefined) next = 0;
    },
    act: async (connection) => {
      if (left <= 0) return "over";
      left -= 1;
      const act = acts[next++ % acts.length];
      const client = clients[connection];
      if (!act || !client) throw new Error("nothing was recorded");
      let command = "";
      for (const round of act) {
        const answers = await Promise.all(
          round.map((statement) => client.query(statement as pg.QueryConfig)),
        );
        command = answers.at(-1)?.command ?? "";
      }
      return command === "COMMIT" ? "right" : "wrong";
    },
    close: async () => {
      await Promise.all(clients.map((client) => client.end()));
    },
  };
}
