/** What the person who waits sees: one line that moves on a terminal, else a line now and then. */
export interface Progress {
  /** Something begins that cannot be counted. */
  begin(what: string): void;
  show(done: number, total: number): void;
  end(): void;
}

type Output = Pick<NodeJS.WriteStream, "write" | "isTTY">;

const betweenLinesMs = 5000;
const betweenUpdatesMs = 100;

export function showProgress(output: Output): Progress {
  const isTerminal = output.isTTY === true;
  let startedAt = Date.now();
  let shownAt = 0;
  let first: number | undefined;
  const clear = () => isTerminal && output.write("\r\u001b[K");
  return {
    begin: (what) => {
      clear();
      output.write(isTerminal ? what : `${what}\n`);
    },
    show: (done, total) => {
      const now = Date.now();
      if (first === undefined) {
        first = done;
        startedAt = now;
        shownAt = isTerminal ? 0 : now;
      }
      const pause = isTerminal ? betweenUpdatesMs : betweenLinesMs;
      if (done < total && now - shownAt < pause) return;
      shownAt = now;
      const line = describeRate({ done, total, doneNow: done - first, elapsedMs: now - startedAt });
      clear();
      output.write(isTerminal ? line : `${line}\n`);
    },
    end: clear,
  };
}

/** `1,000 of 4,034 rows, 812 a second, 4 s left` */
export function describeRate(state: {
  readonly done: number;
  readonly total: number;
  /** Rows of this run, which the rate is made of. */
  readonly doneNow: number;
  readonly elapsedMs: number;
}): string {
  const { done, total, doneNow, elapsedMs } = state;
  const count = `${done.toLocaleString("en")} of ${total.toLocaleString("en")} rows`;
  if (doneNow === 0 || elapsedMs === 0) return count;
  const perSecond = (doneNow / elapsedMs) * 1000;
  const left = Math.ceil((total - done) / perSecond);
  return `${count}, ${Math.round(perSecond).toLocaleString("en")} a second, ${left} s left`;
}
