import { createServer as createProbe } from "node:net";
import { describeSignIns, fillCentre } from "../../../demo/fill-centre.ts";
import { findBucketSettings } from "../../documents/server/index.ts";
import { TopicHub } from "../../platform/server/event-stream.ts";
import { refuseBadUploadLimit } from "../../platform/server/incoming.ts";
import { runJobs } from "../../platform/server/jobs/run-jobs.ts";
import { findMailSettings, refuseBadMailSettings } from "../../platform/server/mail.ts";
import { addShipped } from "../../questionnaires/server/index.ts";
import { type Centre, openCentre } from "./centre.ts";
import { jobs } from "./jobs.ts";
import { createServer } from "./server.ts";
import { buildWebIfChanged } from "./web-build.ts";

/** Opens the house and keeps it open until SIGINT or SIGTERM. */
export async function serveCentre(say: (line: string) => void): Promise<void> {
  const port = readPort();
  const host = process.env["HOST"] ?? "localhost";
  refuseBadMailSettings();
  refuseBadUploadLimit();
  findBucketSettings();
  await refuseTakenPort(port, host);
  // What may be refused comes first: nobody waits for the screens to learn it.
  const centre = await openCentre(say);
  const demo = await prepare(centre, say);
  const hub = new TopicHub(centre.app);
  const http = await createServer({
    database: centre.database,
    hub,
    demo,
    logLevel: process.env["KRING_LOG"] === "info" ? "info" : "warn",
    behindTls: process.env["KRING_BEHIND_TLS"] === "1",
  });
  let running: ReturnType<typeof runJobs> | undefined;
  const close = async () => {
    await running?.stop();
    await http.close();
    await hub.close();
    await centre.close();
  };
  try {
    await hub.open();
    await http.listen({ port, host });
    const { database, app } = centre;
    const onFault = (fault: Error) => http.log.error({ err: fault }, "a job failed");
    running = runJobs({ database, app, hub, jobs, onFault });
  } catch (error) {
    await close();
    throw error;
  }
  if (demo) say(`\n${describeSignIns()}`);
  if (!findMailSettings()) say("No mail server is set (serve --help): mails wait in the outbox.");
  say(`\nKring is open at http://${host}:${port}`);
  await new Promise<void>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, resolve);
  });
  say("closing");
  await close();
}

/**
 * Builds the screens, and fills an empty database with the demo unless KRING_DEMO is 0; true when
 * this is the demo centre.
 */
async function prepare(centre: Centre, say: (line: string) => void): Promise<boolean> {
  try {
    await buildWebIfChanged(say);
    await addShipped(centre.database);
    if (process.env["KRING_DEMO"] === "0") return false;
    return (await fillCentre(centre.database, say)) !== "other-centre";
  } catch (error) {
    await centre.close();
    throw error;
  }
}

/** Asked first, so that nobody waits for the database to learn it. */
async function refuseTakenPort(port: number, host: string): Promise<void> {
  const probe = createProbe();
  const failure = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    probe.once("error", resolve);
    probe.listen({ port, host }, () => probe.close(() => resolve(undefined)));
  });
  if (failure?.code === "EADDRINUSE") {
    throw new Error(`port ${port} is taken; choose another one: PORT=${port + 1} npm start`);
  }
  if (failure) throw failure;
}

function readPort(): number {
  const port = Number(process.env["PORT"] ?? 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`PORT=${process.env["PORT"]} is not a port number`);
  }
  return port;
}
