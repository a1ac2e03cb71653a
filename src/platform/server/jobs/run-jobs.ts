import pg from "pg";
import { PgBoss } from "pg-boss";
import type { Database } from "../database.ts";
import type { TopicHub } from "../event-stream.ts";
import { type Job, topicOf } from "./job.ts";
import { jobSchema } from "./job-tables.ts";

interface Running {
  readonly database: Database;
  /** How the application role connects: the queues have two connections of their own. */
  readonly app: pg.ClientConfig;
  readonly hub: TopicHub;
  readonly jobs: readonly Job[];
  /** Told of every failure; what it keeps must name nobody. */
  readonly onFault: (fault: Error) => void;
}

/** Who is woken comes at once, so the queues themselves are looked at rarely. */
const lookEverySeconds = 30;
const longestStopMs = 5_000;

const usual = {
  // One that waits is enough: it does everything that is due.
  policy: "short",
  retryLimit: 3,
  retryDelay: 30,
  retryBackoff: true,
  expireInSeconds: 900,
  // A server that was killed no longer says that it works on it: then it is done again.
  heartbeatSeconds: 60,
  retentionSeconds: 86_400,
  deleteAfterSeconds: 86_400,
} as const;

/**
 * Works through the jobs until `stop`: each once at the beginning (the house may have been closed
 * when it was due), then by its schedule and whenever it is woken. A database that goes away and
 * comes back is waited for.
 */
export async function runJobs({ database, app, hub, jobs, onFault }: Running) {
  const pool = new pg.Pool({ ...app, max: 2, application_name: "kring-jobs" });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  const boss = new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: jobSchema,
    // The owner makes the tables; whoever owns nothing neither migrates nor builds indexes anew.
    migrate: false,
    reindex: false,
    monitorVacuum: false,
    cronMonitorIntervalSeconds: 45,
    cronWorkerIntervalSeconds: lookEverySeconds,
    flowIntervalSeconds: 3_600,
  });
  let isOver = false;
  const tell = (fault: unknown) => {
    if (!isOver) onFault(asError(fault));
  };
  boss.on("error", tell);
  await boss.start();
  await dropSchedulesBut(boss, jobs);

  const leaving: (() => void)[] = [];
  for (const job of jobs) {
    await boss.createQueue(job.name, usual);
    if (job.schedule) await boss.schedule(job.name, job.schedule, null, { tz: "Europe/Brussels" });
    const worker = await boss.work(
      job.name,
      { pollingIntervalSeconds: lookEverySeconds },
      async () => {
        await job.work(database).catch((fault: unknown) => {
          tell(fault);
          // The queue keeps what it is given: not the fault, which may quote a row.
          throw new Error("failed");
        });
      },
    );
    const ask = () => {
      if (isOver) return;
      boss.send(job.name).then(() => boss.notifyWorker(worker), tell);
    };
    leaving.push(hub.listen(topicOf(job.name), ask));
    ask();
  }

  /** Lets what is being worked on come to its end, some seconds at most. */
  const stop = async () => {
    for (const leave of leaving) leave();
    const idle = Promise.all(jobs.map(({ name }) => boss.offWork(name)));
    await Promise.race([idle, pause(longestStopMs)]).catch(tell);
    isOver = true;
    await boss.stop({ graceful: false }).catch(() => {});
    await pool.end();
  };
  return { stop };
}

/** A job that no longer exists is not asked for. */
async function dropSchedulesBut(boss: PgBoss, jobs: readonly Job[]): Promise<void> {
  for (const { name, key } of await boss.getSchedules()) {
    const isKept = jobs.some((job) => job.name === name && job.schedule !== undefined);
    if (!isKept) await boss.unschedule(name, key);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

function asError(fault: unknown): Error {
  if (fault instanceof Error) return fault;
  // pg-boss tells some failures as plain objects.
  const { message, code } = Object(fault) as { message?: unknown; code?: unknown };
  return Object.assign(new Error(String(message ?? "a job failed")), { code });
}
