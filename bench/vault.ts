import pg from "pg";
import { openSession } from "../src/access/server/index.ts";
import { hashToken } from "../src/platform/server/database.ts";
import { fillVault, nurse } from "./fill-vault.ts";
import { desks } from "./filled-register.ts";
import type { Measured } from "./report.ts";
import type { RunningHouse } from "./running-house.ts";

/*
 * What the gates cost: the same question put by the application, which the policies hold, and by
 * somebody whom nothing holds and who says in the question what may be seen. One connection each, in
 * turns, prepared.
 */

const latest = `select e.id, e.person_id, e.written_at, n.text
  from (select id, person_id, written_at from kring.entries e where CIRCLE order by written_at desc limit 50) e
  join kring.notes n on n.entry_id = e.id order by e.written_at desc`;
const ofOne = `select e.id, e.written_at, n.text from kring.entries e join kring.notes n on n.entry_id = e.id
  where e.person_id = $1 and CIRCLE order by e.written_at desc`;

const inPractice = `e.service_id = (select id from kring.services where key = 'practice') and e.compartment = 'health'`;
const inCircle = `e.person_id = any ((select array_agg(r.person_id) from kring.care_relations r
  where r.service_id = (select id from kring.services where key = 'practice') and r.valid @> now())::uuid[]) and ${inPractice}`;

export async function measureVault(house: RunningHouse, people: number): Promise<Measured[]> {
  await fillVault(house.root, desks[0] ?? "");
  const app = new pg.Client(house.connections.app);
  await app.connect();
  try {
    await app.query("begin");
    await enter(app, house);
    const ids = await peopleOfTheCircle(house.root);
    return [
      await compare(people, "latest notes of 3,000 people", 60, async () => ({
        held: () => ask(app, "latest-held", latest.replace("CIRCLE", "true"), []),
        free: () => ask(house.root, "latest-free", latest.replace("CIRCLE", inCircle), []),
        isRight: (rows) => rows === 50,
      })),
      await compare(people, "notes of one person", 2000, async (time) => {
        const id = ids[time % ids.length] ?? "";
        await app.query({ name: "focus", text: "select kring.focus_on($1)", values: [id] });
        return {
          held: () => ask(app, "one-held", ofOne.replace("CIRCLE", "true"), [id]),
          free: () => ask(house.root, "one-free", ofOne.replace("CIRCLE", inPractice), [id]),
          isRight: (rows) => rows === 4,
        };
      }),
      await compare(people, "the same, with looking up what is open", 2000, async (time) => {
        const id = ids[time % ids.length] ?? "";
        return {
          held: async () => {
            const [, rows] = await Promise.all([
              app.query({ name: "focus", text: "select kring.focus_on($1)", values: [id] }),
              ask(app, "one-held", ofOne.replace("CIRCLE", "true"), [id]),
            ]);
            return rows;
          },
          free: () => ask(house.root, "one-free", ofOne.replace("CIRCLE", inPractice), [id]),
          isRight: (rows) => rows === 4,
        };
      }),
    ];
  } finally {
    await app.end();
  }
}

async function enter(app: pg.Client, house: RunningHouse): Promise<void> {
  const { rows } = await house.root.query("select id from kring.staff where email = $1", [nurse]);
  const token = hashToken(await openSession(house.database, rows[0].id, "bench"));
  await app.query("select kring.enter($1, 'care', 'vault', 'bench')", [token]);
}

async function peopleOfTheCircle(root: pg.Client): Promise<string[]> {
  const { rows } = await root.query<{ id: string }>(`
    select r.person_id as id from kring.care_relations r join kring.services s on s.id = r.service_id
     where s.key = 'practice' order by r.id`);
  return rows.map(({ id }) => id);
}

async function ask(
  client: pg.Client,
  name: string,
  text: string,
  values: string[],
): Promise<number> {
  return (await client.query({ name, text, values })).rows.length;
}

interface Pair {
  readonly held: () => Promise<number>;
  readonly free: () => Promise<number>;
  readonly isRight: (rows: number) => boolean;
}

/** `of floor` is then: how quick the gates are, against none. */
async function compare(
  people: number,
  act: string,
  times: number,
  pairOf: (time: number) => Promise<Pair>,
): Promise<Measured> {
  const [held, free]: [number[], number[]] = [[], []];
  let wrong = 0;
  for (let time = 0; time < times; time++) {
    const pair = await pairOf(time);
    for (const [ask, durations] of [
      [pair.held, held],
      [pair.free, free],
    ] as const) {
      const began = performance.now();
      const rows = await ask();
      durations.push(performance.now() - began);
      if (!pair.isRight(rows)) wrong += 1;
    }
  }
  const [mine, floor] = [sorted(held), sorted(free)];
  return {
    act,
    people,
    perSecond: 1000 / at(mine, 0.5),
    p50Ms: at(mine, 0.5),
    p95Ms: at(mine, 0.95),
    floorPerSecond: 1000 / at(floor, 0.5),
    floorP95Ms: at(floor, 0.95),
    wrong,
  };
}

/** Without the first tenth: plans are made then. */
function sorted(durations: number[]): number[] {
  return durations.slice(Math.ceil(durations.length / 10)).sort((a, b) => a - b);
}

function at(durations: readonly number[], share: number): number {
  return durations[Math.floor(durations.length * share)] ?? Number.NaN;
}
