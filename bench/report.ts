import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg } from "node:os";

/** What was measured of one act at one size. */
export interface Measured {
  readonly act: string;
  readonly people: number;
  readonly perSecond: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly wrong: number;
  /** Where somebody was looked for: how often they were found. */
  readonly recall?: number;
  readonly floorPerSecond?: number;
  readonly floorP95Ms?: number;
  readonly serverCpuMs?: number;
  readonly postgresCpuMs?: number;
  readonly floorPostgresCpuMs?: number;
}

export interface Started {
  readonly people: number;
  readonly startMs: number;
  readonly restMiB: number;
  readonly loadMiB: number;
}

export interface Report {
  readonly machine: ReturnType<typeof describeMachine>;
  readonly options: object;
  readonly measured: Measured[];
  readonly started: Started[];
}

export function describeMachine() {
  const load = loadavg()[0] ?? 0;
  return {
    at: new Date().toISOString(),
    cores: availableParallelism(),
    processor: cpus()[0]?.model ?? "",
    node: process.version,
    loadAverage: Number(load.toFixed(1)),
  };
}

const columns: [title: string, cell: (one: Measured) => string][] = [
  ["act", ({ act }) => act],
  ["people", ({ people }) => String(people)],
  ["per s", ({ perSecond }) => whole(perSecond)],
  ["p50 ms", ({ p50Ms }) => tenth(p50Ms)],
  ["p95 ms", ({ p95Ms }) => tenth(p95Ms)],
  ["found", ({ recall }) => (recall === undefined ? "" : `${(recall * 100).toFixed(1)} %`)],
  ["floor per s", ({ floorPerSecond }) => whole(floorPerSecond)],
  ["of floor", (one) => share(one)],
  ["CPU server", ({ serverCpuMs }) => hundredth(serverCpuMs)],
  ["CPU database", ({ postgresCpuMs }) => hundredth(postgresCpuMs)],
  ["of which floor", ({ floorPostgresCpuMs }) => hundredth(floorPostgresCpuMs)],
  ["wrong", ({ wrong }) => String(wrong)],
];

export function printTable(measured: readonly Measured[]): void {
  const titles = columns.map(([title]) => title);
  const rows = measured.map((one) => columns.map(([, cell]) => cell(one)));
  const widths = titles.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ");
  console.log(`\n${line(titles)}\n${line(widths.map((width) => "-".repeat(width)))}`);
  for (const row of rows) console.log(line(row));
}

/** How much dearer each act is in the largest register than in the smallest. */
export function printGrowth(measured: readonly Measured[]): void {
  const byAct = Map.groupBy(measured, ({ act }) => act);
  for (const [act, sizes] of byAct) {
    const [small, large] = [sizes[0], sizes.at(-1)];
    if (!small || !large || small === large) continue;
    const times = (large.p95Ms / small.p95Ms).toFixed(2);
    console.log(`${act}: p95 × ${times} from ${small.people} to ${large.people} people`);
  }
}

export function printStarts(started: readonly Started[]): void {
  for (const { people, startMs, restMiB, loadMiB } of started) {
    console.log(
      `start with ${people} people: ready in ${(startMs / 1000).toFixed(2)} s; the server process ` +
        `${whole(restMiB)} MiB at rest, ${whole(loadMiB)} MiB after the load`,
    );
  }
}

export function writeReport(report: Report): string {
  const folder = new URL("./results/", import.meta.url);
  mkdirSync(folder, { recursive: true });
  const name = `house-${report.machine.at.replaceAll(":", "-").slice(0, 19)}.json`;
  writeFileSync(new URL(name, folder), `${JSON.stringify(report, null, 2)}\n`);
  return `bench/results/${name}`;
}

function share({ perSecond, floorPerSecond }: Measured): string {
  return floorPerSecond === undefined ? "" : `${Math.round((100 * perSecond) / floorPerSecond)} %`;
}

function whole(number: number | undefined): string {
  return number === undefined ? "" : String(Math.round(number));
}

function tenth(number: number): string {
  return number.toFixed(1);
}

function hundredth(number: number | undefined): string {
  return number === undefined ? "" : number.toFixed(2);
}
