import { get } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import * as reception from "../src/reception/contract.ts";
import type { HttpConnection } from "./http-connection.ts";
import type { Tally } from "./load.ts";
import { evenly } from "./queue.ts";
import type { RunningHouse } from "./running-house.ts";

const screens = 50;
const changes = 60;
const patienceMs = 5000;

/**
 * From the moment the desk calls somebody until each of fifty televisions has the number. Whoever
 * has it not within five seconds has a wrong answer.
 */
export async function followOnScreens(
  house: RunningHouse,
  http: HttpConnection,
  tally: Tally,
): Promise<void> {
  const keys: { id: string; key: string }[] = [];
  for (let place = 0; place < screens; place++) {
    const body = { name: `Hall ${place}`, languages: ["fr"] };
    const answer = await http.ask({ method: "POST", path: reception.addScreen.path, body });
    keys.push(JSON.parse(answer.body));
  }
  const televisions = await Promise.all(keys.map(({ key }) => follow(house.port, key)));
  const began = performance.now();
  for (let change = 0; change < changes; change++) {
    await sleep(50);
    const calledAt = performance.now();
    const body = { door: evenly(change) };
    const answer = await http.ask({ method: "POST", path: reception.callNext.path, body });
    const ticket = `"ticket":"${JSON.parse(answer.body).turn.ticket}"`;
    await Promise.all(
      televisions.map(async ({ shows }) => {
        const shownAt = await shows(ticket);
        tally.record(
          shownAt === undefined ? "wrong" : "right",
          (shownAt ?? performance.now()) - calledAt,
        );
      }),
    );
  }
  tally.passed(performance.now() - began);
  for (const { close } of televisions) close();
  for (const { id } of keys) await http.ask({ method: "DELETE", path: `/api/screens/${id}` });
}

/** An open event stream; `shows` answers when a text has come, or nothing when it stays away. */
async function follow(port: number, key: string) {
  let last = "";
  let wake = () => {};
  const request = get({ port, host: "127.0.0.1", path: `/api/screens/${key}/show/events` });
  await new Promise<void>((resolve, reject) => {
    request.on("error", reject);
    request.on("response", (answer) => {
      answer.setEncoding("utf8");
      answer.on("data", (part: string) => {
        last = part.startsWith("data: ") ? part : last + part;
        wake();
        resolve();
      });
    });
  });
  const shows = (text: string) =>
    new Promise<number | undefined>((resolve) => {
      const late = setTimeout(resolve, patienceMs, undefined);
      wake = () => {
        if (!last.includes(text)) return;
        clearTimeout(late);
        resolve(performance.now());
      };
      wake();
    });
  return { shows, close: () => request.destroy() };
}
