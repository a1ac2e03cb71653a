import { setTimeout as sleep } from "node:timers/promises";
import {
  type Ask,
  duplicateChecks,
  inTurn,
  openings,
  record,
  registrations,
  searches,
} from "./acts.ts";
import { fillPicture } from "./fill-picture.ts";
import { fillVault } from "./fill-vault.ts";
import { desks, fillRegister } from "./filled-register.ts";
import { type Floor, openFloor } from "./floor.ts";
import { HttpConnection } from "./http-connection.ts";
import { run, Tally, type Work } from "./load.ts";
import type { BenchOptions } from "./options.ts";
import { days, enterAsNurse, pictures, timelines } from "./picture.ts";
import * as queue from "./queue.ts";
import type { Measured, Started } from "./report.ts";
import { openHouse, type RunningHouse } from "./running-house.ts";
import { followOnScreens } from "./screens.ts";
import { measureVault } from "./vault.ts";

type Say = (line: string) => void;

/** So many inputs are prepared for an act, and so many of them recorded for its floor. */
const prepared = 2000;
const recorded = 400;
const contenders = 64;

/** Everything that was asked for, at one size of the register. */
export async function measureHouse(
  people: number,
  options: BenchOptions,
  say: Say,
): Promise<{ measured: Measured[]; started: Started }> {
  say(`register of ${people} people`);
  const register = await fillRegister(people, options.keep, say);
  try {
    const house = await openHouse(register.dataFolder, options.profile);
    try {
      const bench = new Bench(house, people, options, say);
      const measured = await bench.measure();
      const { startMs, restMiB } = house;
      return { measured, started: { people, startMs, restMiB, loadMiB: house.residentMiB() } };
    } finally {
      await house.stop();
    }
  } finally {
    register.remove();
  }
}

class Bench {
  readonly #house: RunningHouse;
  readonly #people: number;
  readonly #options: BenchOptions;
  readonly #say: Say;
  readonly #desks: HttpConnection[];
  readonly #measured: Measured[] = [];

  constructor(house: RunningHouse, people: number, options: BenchOptions, say: Say) {
    this.#house = house;
    this.#people = people;
    this.#options = options;
    this.#say = say;
    this.#desks = this.#connect(options.connections);
  }

  async measure(): Promise<Measured[]> {
    const { sections } = this.#options;
    if (sections.has("search")) await this.#againstFloor("search", searches);
    if (sections.has("duplicates")) await this.#againstFloor("duplicate check", duplicateChecks);
    if (sections.has("open")) await this.#againstFloor("open a person", openings);
    if (sections.has("register")) await this.#register();
    const [desk] = this.#desks;
    if (!desk) throw new Error("nobody at the desk");
    if (sections.has("call-next") || sections.has("screens") || sections.has("queue")) {
      await queue.fillQueue(desk, this.#house.root, queue.evenly);
    }
    if (sections.has("queue")) {
      const looks = queue.looksAtTheQueue();
      await this.#act("queue of the house", inTurn(this.#desks, looks), await this.#floorOf(looks));
    }
    if (sections.has("call-next")) {
      const floor = await queue.callingNextFloor(this.#house, this.#options.connections);
      await this.#act("call next", queue.callingNext(this.#house, this.#desks), floor);
    }
    if (sections.has("screens")) {
      await queue.fillQueue(desk, this.#house.root, queue.evenly);
      const tally = new Tally();
      this.#say("  change to 50 screens");
      await followOnScreens(this.#house, desk, tally);
      this.#note("change to 50 screens", tally);
    }
    if (sections.has("contention")) await this.#contend(desk);
    if (sections.has("vault")) {
      this.#say("  what the gates cost");
      this.#measured.push(...(await measureVault(this.#house, this.#people)));
    }
    if (sections.has("picture")) await this.#picture();
    for (const http of this.#desks) http.close();
    return this.#measured;
  }

  /** As the nurse of a large circle: people with a long life in the house. */
  async #picture(): Promise<void> {
    await fillVault(this.#house.root, desks[0] ?? "");
    const ids = await fillPicture(this.#house.root);
    const cookie = await enterAsNurse(this.#house);
    const { port } = this.#house;
    const { connections } = this.#options;
    const nurses = Array.from({ length: connections }, () => new HttpConnection(port, cookie));
    const floorOf = async (asks: readonly Ask[], desks: number) =>
      openFloor(this.#house.connections.app, await record(this.#house, asks, cookie), desks);
    const asks = pictures(ids);
    await this.#act("open the picture", inTurn(nurses, asks), await floorOf(asks, connections));
    // Desks that look at what they see are not in step.
    const rest = () => sleep(250 + 500 * Math.random());
    const unhurried = { ...inTurn(nurses, asks), rest };
    await this.#act("open the picture, two a second each", unhurried, undefined);
    const lonely: readonly (readonly [string, Ask[]])[] = [
      ["open the picture, one desk", asks],
      ["open the timeline, one desk", timelines(ids)],
      ...days().map(([list, one]): readonly [string, Ask[]] => [
        `my day: ${list}, one desk`,
        [one],
      ]),
    ];
    for (const [name, those] of lonely) {
      await this.#act(name, inTurn(nurses, those), await floorOf(those, 1), 1);
    }
    for (const http of nurses) http.close();
  }

  async #register(): Promise<void> {
    // A kept register has those of the last run.
    const last = await this.#house.root.query(
      "select last_value::int as n from kring.card_numbers",
    );
    const asks = registrations(prepared * 10, last.rows[0].n);
    await this.#act("register a person", inTurn(this.#desks, asks), undefined);
  }

  async #contend(desk: HttpConnection): Promise<void> {
    this.#say(`  ${contenders} desks at one door`);
    await queue.fillQueue(desk, this.#house.root, queue.allAtTheFirst);
    const crowd = this.#connect(contenders);
    const tally = new Tally();
    for (let time = 0; time < 3; time++) await queue.contend(this.#house, crowd, tally);
    for (const http of crowd) http.close();
    this.#note(`call next, ${contenders} at one door`, tally);
  }

  async #againstFloor(
    name: string,
    ask: (count: number, registered: number) => Ask[],
  ): Promise<void> {
    const asks = ask(prepared, this.#people);
    await this.#act(name, inTurn(this.#desks, asks), await this.#floorOf(asks.slice(0, recorded)));
  }

  async #floorOf(asks: readonly Ask[]): Promise<Floor> {
    const recordings = await record(this.#house, asks);
    return openFloor(this.#house.connections.app, recordings, this.#options.connections);
  }

  /** Floor and house in turns, twice, so that both have the same weather. */
  async #act(
    name: string,
    work: Work,
    floor: Floor | undefined,
    connections = this.#options.connections,
  ): Promise<void> {
    this.#say(`  ${name}`);
    const { seconds } = this.#options;
    const load = { connections, seconds: seconds / 2 };
    const warming = { connections, seconds: Math.min(2, seconds / 2) };
    const [floorTally, tally] = [new Tally(), new Tally()];
    const [floorMeter, meter] = [this.#house.meter(), this.#house.meter()];
    for (const turn of [1, 2]) {
      if (floor) {
        if (turn === 1) await run(floor, warming, new Tally());
        await run(floor, load, floorTally, floorMeter);
      }
      if (turn === 1) await run(work, warming, new Tally());
      await run(work, load, tally, meter);
    }
    await floor?.close();
    this.#note(name, tally, {
      serverCpuMs: meter.serverMs / tally.done,
      postgresCpuMs: meter.postgresMs / tally.done,
      ...(floor && {
        floorPerSecond: floorTally.perSecond,
        floorP95Ms: floorTally.percentileMs(95),
        floorPostgresCpuMs: floorMeter.postgresMs / floorTally.done,
      }),
      recall: tally.recall,
    });
    if (floorTally.wrong > 0) throw new Error(`the floor of "${name}" was not committed`);
  }

  #note(act: string, tally: Tally, more: Partial<Measured> = {}): void {
    this.#measured.push({
      act,
      people: this.#people,
      perSecond: tally.perSecond,
      p50Ms: tally.percentileMs(50),
      p95Ms: tally.percentileMs(95),
      wrong: tally.wrong,
      ...more,
    });
  }

  #connect(count: number): HttpConnection[] {
    const { cookies, port } = this.#house;
    return Array.from(
      { length: count },
      (_, index) => new HttpConnection(port, cookies[index % cookies.length]),
    );
  }
}
