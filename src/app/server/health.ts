import type { FastifyInstance } from "fastify";
import type { Database } from "../../platform/server/database.ts";

const loopback = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** `/healthz` for whoever starts us, `/metrics` for the machine itself or a holder of the token. */
export function answerHealth(http: FastifyInstance, database: Database, demo: boolean): void {
  let requests = 0;
  let faults = 0;
  let seconds = 0;
  http.addHook("onResponse", async (_, reply) => {
    requests += 1;
    if (reply.statusCode >= 500) faults += 1;
    seconds += reply.elapsedTime / 1000;
  });
  http.get("/healthz", { schema: { hide: true } }, async (_, reply) => {
    try {
      await database.pool.query("select 1");
      return { ready: true };
    } catch {
      return reply.code(503).send({ ready: false });
    }
  });
  http.get("/api/house", { schema: { hide: true } }, async () => ({ demo }));
  http.get("/metrics", { schema: { hide: true } }, async (request, reply) => {
    const token = process.env["KRING_METRICS_TOKEN"];
    const isHolder = token && request.headers.authorization === `Bearer ${token}`;
    if (!isHolder && !loopback.has(request.ip)) return reply.callNotFound();
    const { rss } = process.memoryUsage();
    const { user, system } = process.cpuUsage();
    const { totalCount, idleCount, waitingCount } = database.pool;
    return reply
      .type("text/plain; version=0.0.4")
      .send(
        [
          `kring_http_requests_total ${requests}`,
          `kring_http_faults_total ${faults}`,
          `kring_http_request_seconds_sum ${seconds.toFixed(3)}`,
          `process_resident_memory_bytes ${rss}`,
          `process_cpu_seconds_total ${((user + system) / 1e6).toFixed(3)}`,
          `kring_database_connections ${totalCount}`,
          `kring_database_connections_idle ${idleCount}`,
          `kring_database_requests_waiting ${waitingCount}`,
          "",
        ].join("\n"),
      );
  });
}
