import type { ClientBase } from "pg";

/** PostgreSQL 18.4 (14 May 2026) closed eleven holes, three of them open to any database user. */
export const oldestSafePostgres = 180_004;

/** The database would not keep what it is there to keep. `reasons` are sentences for the operator. */
export class UnsafeDatabase extends Error {
  readonly reasons: readonly string[];

  constructor(reasons: readonly string[]) {
    super(`Kring does not start on this database:\n${reasons.map((r) => `- ${r}`).join("\n")}`);
    this.name = "UnsafeDatabase";
    this.reasons = reasons;
  }
}

interface Findings {
  readonly role: string;
  readonly powerful: string[];
  readonly owned: string[];
  readonly fsync: string;
  readonly fullPageWrites: string;
  readonly checksums: string;
  readonly version: number;
  readonly versionText: string;
}

// A role may become any role it is a member of, so its powers count as its own.
const findings = `
  select current_user as role,
         array(select rolname::text from pg_catalog.pg_roles
                where (rolsuper or rolbypassrls)
                  and pg_catalog.pg_has_role(current_user, oid, 'member')
                order by rolname) as powerful,
         array(select c.relname::text from pg_catalog.pg_class c
                 join pg_catalog.pg_namespace n on n.oid = c.relnamespace
                where n.nspname = 'kring' and c.relkind in ('r', 'p')
                  and pg_catalog.pg_has_role(current_user, c.relowner, 'member')
                order by c.relname) as owned,
         pg_catalog.current_setting('fsync') as fsync,
         pg_catalog.current_setting('full_page_writes') as "fullPageWrites",
         pg_catalog.current_setting('data_checksums') as checksums,
         pg_catalog.current_setting('server_version_num')::int as version,
         pg_catalog.current_setting('server_version') as "versionText"`;

/**
 * Throws `UnsafeDatabase` with all reasons at once if the connected role could pass by row-level
 * security (superuser, BYPASSRLS, owner of a table of `kring`, or member of such a role), if
 * acknowledged writes could be lost (`fsync`, `full_page_writes`), if damage would go unseen (data
 * checksums), or if the server misses security fixes.
 *
 * Give `warn` for a database that others run (DATABASE_URL): checksums, which cannot be switched on
 * without stopping it, are then only warned about.
 */
export async function refuseUnsafeDatabase(
  client: ClientBase,
  warn?: (line: string) => void,
): Promise<void> {
  const { rows } = await client.query<Findings>(findings);
  const found = rows[0];
  if (found === undefined) throw new Error("The database did not describe itself.");
  const reasons = listReasons(found);
  if (found.checksums !== "on") {
    const reason = "Data checksums are off: damaged files would go unseen (pg_checksums --enable).";
    if (warn === undefined) reasons.push(reason);
    else warn(reason);
  }
  if (reasons.length > 0) throw new UnsafeDatabase(reasons);
}

function listReasons(found: Findings): string[] {
  const reasons: string[] = [];
  for (const name of found.powerful) {
    const who =
      name === found.role ? `Role ${name}` : `Role ${found.role} may become ${name}, which`;
    reasons.push(`${who} is a superuser or has BYPASSRLS: row-level security would not hold.`);
  }
  // A superuser is a member of every role; its tables would only repeat the first reason.
  if (found.powerful.length === 0 && found.owned.length > 0) {
    const tables = found.owned.slice(0, 3).join(", ");
    reasons.push(
      `Role ${found.role} owns tables of Kring (${tables}): it could lift their policies.`,
    );
  }
  if (found.fsync !== "on")
    reasons.push("fsync is off: a power cut would lose acknowledged writes.");
  if (found.fullPageWrites !== "on") {
    reasons.push("full_page_writes is off: a power cut could damage pages.");
  }
  if (found.version < oldestSafePostgres) {
    reasons.push(`PostgreSQL ${found.versionText} lacks security fixes; 18.4 or newer is needed.`);
  }
  return reasons;
}
