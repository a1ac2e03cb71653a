import { createHistogram, type RecordableHistogram } from "node:perf_hooks";

/** `missed`: a proper answer that lacks the person who was looked for. `wrong` must never happen. */
export type Outcome = "right" | "missed" | "wrong";

/** Something to do again and again. */
export interface Work {
  /** Puts everything back as it was; not counted. Called before each round. */
  prepare?(): Promise<void>;
  /** Once, on the connection with that number; `over` when there is nothing left to do in this round. */
  act(connection: number): Promise<Outcome | "over">;
  /** Between two acts, for a desk that also looks at what it sees; not counted. */
  rest?(): Promise<void>;
}

/** Runs around what counts, so that processor time of preparations is left out. */
export interface Meter {
  resume(): void;
  pause(): void;
}

/** What was measured so far; several runs may add to one tally. */
export class Tally {
  readonly #latencies: RecordableHistogram = createHistogram();
  readonly #outcomes = { right: 0, missed: 0, wrong: 0 };
  #elapsedMs = 0;

  record(outcome: Outcome, tookMs: number): void {
    this.#outcomes[outcome] += 1;
    this.#latencies.record(Math.max(1, Math.round(tookMs * 1000)));
  }
  passed(ms: number): void {
    this.#elapsedMs += ms;
  }
  get done(): number {
    return this.#outcomes.right + this.#outcomes.missed + this.#outcomes.wrong;
  }
  get wrong(): number {
    return this.#outcomes.wrong;
  }
  /** Share of the proper answers that held the person who was looked for. */
  get recall(): number {
    return this.#outcomes.right / Math.max(1, this.done - this.wrong);
  }
  get perSecond(): number {
    return (this.done * 1000) / this.#elapsedMs;
  }
  percentileMs(share: number): number {
    return this.#latencies.percentile(share) / 1000;
  }
}

export interface Load {
  readonly connections: number;
  readonly seconds: number;
}

/** As many loops as connections, each doing one act after the other, for so many seconds. */
export async function run(work: Work, load: Load, tally: Tally, meter?: Meter): Promise<void> {
  let leftMs = load.seconds * 1000;
  while (leftMs > 0) {
    await work.prepare?.();
    meter?.resume();
    const began = performance.now();
    const until = began + leftMs;
    const loop = async (connection: number) => {
      for (let started = began; started < until; ) {
        const outcome = await work.act(connection);
        const ended = performance.now();
        if (outcome === "over") return;
        tally.record(outcome, ended - started);
        await work.rest?.();
        started = performance.now();
      }
    };
    await Promise.all(Array.from({ length: load.connections }, (_, index) => loop(index)));
    const took = performance.now() - began;
    meter?.pause();
    tally.passed(took);
    leftMs -= took;
  }
}
