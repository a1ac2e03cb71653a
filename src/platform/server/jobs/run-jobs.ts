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
const lookEverySeconds = 10;
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
 * when it was due), then by its schedule and whenever it is woken. A database that is away, at the
 * beginning or later, is waited for.
 */
export function runJobs({ database, app, hub, jobs, onFault }: Running) {
  const pool = new pg.Pool({ ...app, max: 2, application_name: "kring-jobs" });
  pool.on("error", () => {});
  pool.on("connect", (client) => client.on("error", () => {}));
  let isOver = false;
  const tell = (fault: unknown) => {
    if (!isOver) onFault(asError(fault));
  };

  const open = async () => {
    for (let pauseMs = 500; !isOver; pauseMs = Math.min(30_000, pauseMs * 2)) {
      const boss = bossOver(pool);
      boss.on("error", tell);
      try {
        await boss.start();
        await dropSchedulesBut(boss, jobs);
        for (const job of jobs) await offer(boss, job);
        const leaving = await Promise.all(jobs.map((job) => begin(boss, job)));
        return { boss, leaving };
      } catch (fault) {
        tell(fault);
        await boss.stop({ graceful: false }).catch(() => {});
        await pause(pauseMs);
      }
    }
    return undefined;
  };

  const begin = async (boss: PgBoss, job: Job) => {
    const look = { pollingIntervalSeconds: lookEverySeconds };
    const worker = await boss.work(job.name, look, async () => {
      await job.work(database).catch((fault: unknown) => {
        tell(fault);
        // The queue keeps what it is given: not the fault, which may quote a row.
        throw new Error("failed");
      });
    });
    const ask = () => {
      if (!isOver) boss.send(job.name).then(() => boss.notifyWorker(worker), tell);
    };
    ask();
    return hub.listen(topicOf(job.name), ask);
  };

  const opening = open();

  /** Lets what is being worked on come to its end, some seconds at most. */
  const stop = async () => {
    const end = async () => {
      const opened = await opening;
      if (!opened) return;
      for (const leave of opened.leaving) leave();
      await Promise.all(jobs.map(({ name }) => opened.boss.offWork(name)));
      await opened.boss.stop({ graceful: false });
    };
    await Promise.race([end(), pause(longestStopMs)]).catch(tell);
    isOver = true;
    await pool.end();
  };
  return { opened: opening.then(() => {}), stop };
}

function bossOver(pool: pg.Pool): PgBoss {
  return new PgBoss({
    db: { executeSql: (text, values) => pool.query(text, values) },
    schema: jobSchema,
    // The owner makes the tables; whoever owns nothing neither migrates nor builds indexes anew.
    migrate: false,
    reindex: false,
    monitorVacuum: false,
    cronWorkerIntervalSeconds: lookEverySeconds,
    flowIntervalSeconds: 3_600,
  });
}

async function offer(boss: PgBoss, { name, schedule }: Job): Promise<void> {
  await boss.createQueue(name, usual);
  if (schedule) await boss.schedule(name, schedule, null, { tz: "Europe/Brussels" });
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
