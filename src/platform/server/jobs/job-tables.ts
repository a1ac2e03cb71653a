import type pg from "pg";
import boss from "pg-boss/package.json" with { type: "json" };

export const jobSchema = "pgboss";

const wanted = boss.pgboss.schema;

/* What working through jobs takes. Queues are rows of one table here: nothing is created or dropped. */
const grants = `
  revoke all on all functions in schema ${jobSchema} from public;
  grant execute on function ${jobSchema}.create_queue(text, jsonb) to kring_app;
  grant select, update on ${jobSchema}.version to kring_app;
  grant select, insert, update on ${jobSchema}.queue to kring_app;
  grant select, insert, update, delete
     on ${jobSchema}.schedule, ${jobSchema}.job, ${jobSchema}.job_common to kring_app;
  grant select, delete on ${jobSchema}.job_dependency to kring_app;
  grant select on ${jobSchema}.subscription to kring_app;`;

/**
 * Makes or upgrades the tables of pg-boss in the owner's name, and grants what working with them
 * takes. True when tables were made or changed.
 */
export async function bringJobTablesForward(owner: pg.ClientBase): Promise<boolean> {
  const version = await findVersion(owner);
  refuseNewer(version);
  if (version !== wanted) await followPlan(owner, version);
  await owner.query(grants);
  return version !== wanted;
}

async function followPlan(owner: pg.ClientBase, version: number | undefined): Promise<void> {
  // Asked for only here: a start that finds everything in place does not load it.
  const { getConstructionPlans, getMigrationPlans } = await import("pg-boss");
  const plan =
    version === undefined ? getConstructionPlans(jobSchema) : getMigrationPlans(jobSchema, version);
  const end = plan.lastIndexOf("COMMIT;") + "COMMIT;".length;
  try {
    await owner.query(plan.slice(0, end));
  } catch (error) {
    await owner.query("rollback");
    throw error;
  }
  // What builds an index beside running work stands alone, after the transaction.
  for (const statement of plan.slice(end).split(";")) {
    if (statement.replace(/^\s*--.*$/gm, "").trim() !== "") await owner.query(statement);
  }
}

/** For a database somebody else migrates: are the tables those of the pg-boss that is installed? */
export async function areJobTablesBehind(client: pg.ClientBase): Promise<boolean> {
  const version = await findVersion(client);
  refuseNewer(version);
  return version !== wanted;
}

async function findVersion(client: pg.ClientBase): Promise<number | undefined> {
  const there = await client.query(`select to_regclass('${jobSchema}.version') is not null as yes`);
  if (!there.rows[0].yes) return undefined;
  const { rows } = await client.query<{ version: number }>(
    `select version from ${jobSchema}.version`,
  );
  return rows[0]?.version;
}

function refuseNewer(version: number | undefined): void {
  if (version !== undefined && version > wanted) {
    throw new Error(`the jobs of this database are of a newer Kring: ${version} is unknown here`);
  }
}
