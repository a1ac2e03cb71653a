import { Agent, request } from "node:http";
import { createHistogram } from "node:perf_hooks";

export interface Measured {
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly errors: number;
}

/** Runs `act` in `connections` loops for `seconds`, after a short warming-up that is not counted. */
export async function measure(
  act: (loop: number) => Promise<boolean>,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Measured> {
  const latencies = createHistogram();
  let done = 0;
  let errors = 0;
  const warmUntil = performance.now() + Math.min(1000, seconds * 300);
  const until = warmUntil + seconds * 1000;
  const loop = async (index: number) => {
    for (;;) {
      const started = performance.now();
      if (started >= until) return;
      const isWell = await act(index);
      const ended = performance.now();
      if (started < warmUntil) continue;
      latencies.record(Math.max(1, Math.round((ended - started) * 1000)));
      done += 1;
      if (!isWell) errors += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, index) => loop(index)));
  return {
    perSecond: done / seconds,
    p50Ms: latencies.percentile(50) / 1000,
    p95Ms: latencies.percentile(95) / 1000,
    errors,
  };
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: object | undefined;
}

/** One kept-alive client; true when the answer was 200 and, if asked, as expected. */
export function httpClient(port: number, cookie: string, connections: number) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (call: Call, isExpected: (body: string) => boolean = () => true): Promise<boolean> =>
    new Promise((resolve) => {
      const payload = call.body && JSON.stringify(call.body);
      const headers = {
        cookie,
        ...(payload && {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(payload),
        }),
      };
      const asked = request(
        { agent, port, host: "127.0.0.1", method: call.method, path: call.path, headers },
        (answer) => {
          let body = "";
          answer.setEncoding("utf8");
          answer.on("data", (part) => {
            body += part;
          });
          answer.on("end", () => resolve(answer.statusCode === 200 && isExpected(body)));
        },
      );
      asked.on("error", () => resolve(false));
      asked.end(payload);
    });
}
