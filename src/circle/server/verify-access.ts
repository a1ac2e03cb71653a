import { sql } from "kysely";
import { asSystem, type Database } from "../../platform/server/database.ts";

export interface AccessVerdict {
  readonly grants: number;
  readonly closures: number;
  /** `missing` or `surplus`, and of which cause; ids only. */
  readonly differences: readonly {
    readonly difference: string;
    readonly because: string;
    readonly becauseId: string;
  }[];
}

/** Computes all grants and closures again from their causes, otherwise than the triggers do, and holds them against what stands. */
export function verifyAccess(database: Database): Promise<AccessVerdict> {
  return asSystem(database, "access verified", ["upkeep"], async (tx) => {
    const counted = await sql<{ grants: number; closures: number }>`
      select grants, closures from kring.count_access()`.execute(tx.db);
    const { rows: differences } = await sql<AccessVerdict["differences"][number]>`
      select difference, because, because_id as "becauseId" from kring.access_differences()`.execute(
      tx.db,
    );
    const { grants = 0, closures = 0 } = counted.rows[0] ?? {};
    const detail = { grants, closures, differences: differences.length };
    tx.journal({ act: "access-verified", detail });
    return { grants, closures, differences };
  });
}
