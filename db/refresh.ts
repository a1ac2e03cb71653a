import { writeFile } from "node:fs/promises";
import pg from "pg";
import { startTestCluster } from "../test/cluster.ts";
import { dumpSchema } from "./dump.ts";
import { writeTypes } from "./table-types.ts";

/* After a migration was written: makes db/schema.sql and the table types anew. */

const cluster = await startTestCluster();
try {
  const client = new pg.Client(cluster.owner);
  await client.connect();
  await writeFile("db/schema.sql", await dumpSchema(client));
  await client.end();
  await writeTypes(cluster.owner, "db/schema.generated.ts");
} finally {
  await cluster.stop();
}
