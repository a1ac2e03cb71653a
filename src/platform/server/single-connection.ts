import type {
  CompiledQuery,
  DatabaseConnection,
  Driver,
  QueryResult,
  TransactionSettings,
} from "kysely";
import type pg from "pg";

/**
 * Lets Kysely speak over one client whose transaction somebody else opened and will close.
 * Statements get a name, so PostgreSQL plans each text once per connection.
 */
export class SingleConnectionDriver implements Driver {
  readonly #connection: DatabaseConnection;
  constructor(client: pg.PoolClient) {
    this.#connection = {
      executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
        const values = [...query.parameters];
        const name = statementName(query.sql);
        const result = await client.query(
          name ? { name, text: query.sql, values } : { text: query.sql, values },
        );
        return {
          rows: result.rows as R[],
          ...(result.command === "SELECT" ? {} : { numAffectedRows: BigInt(result.rowCount ?? 0) }),
        };
      },
      streamQuery: () => {
        throw new Error("streaming is not offered inside an actor's transaction");
      },
    };
  }
  async init(): Promise<void> {}
  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }
  async beginTransaction(_c: DatabaseConnection, _s: TransactionSettings): Promise<void> {
    throw new Error("a transaction is already open: it came with the actor");
  }
  async commitTransaction(): Promise<void> {}
  async rollbackTransaction(): Promise<void> {}
  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}
}

const names = new Map<string, string>();
const mostNames = 500;

/** The same text has the same name in the whole process; past a bound (texts with lists of varying length) no name is given. */
function statementName(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= mostNames) return undefined;
  const name = `s${names.size}`;
  names.set(text, name);
  return name;
}
