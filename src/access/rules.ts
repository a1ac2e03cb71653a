import type { Profession, Role } from "./contract.ts";
import type { Opening } from "./service-contract.ts";

const freeFailures = 5;
const longestDelayMs = 15 * 60_000;

/**
 * How long the next sign-in must wait, in milliseconds: nothing for five wrong passwords, then
 * 15 s, doubled each time, at most 15 minutes after the last one.
 */
export function delayAfterFailures(
  failures: number,
  lastFailureAt: Date | null,
  now: Date,
): number {
  if (failures < freeFailures || !lastFailureAt) return 0;
  const delayMs = Math.min(longestDelayMs, 15_000 * 2 ** (failures - freeFailures));
  return Math.max(0, lastFailureAt.getTime() + delayMs - now.getTime());
}

/** Whose work is never behind a vault door, in no service (CONF-48: a partner sees no person). */
const neverOpening: readonly Profession[] = ["data-protection-officer", "administrator", "partner"];

export function mayOpenCompartments(profession: Profession): boolean {
  return !neverOpening.includes(profession);
}

/** Administrative work is done under somebody's responsibility, who is named (CONF-07). */
export function wantsResponsible(profession: Profession): boolean {
  return profession === "welcomer" || profession === "administrator";
}

/** Where a role is held: what opens a service's files needs the service; what serves all, none. */
export function placeOf(role: Role): "service" | "house" | "either" {
  if (role === "care" || role === "head" || role === "community") return "service";
  return role === "welcome" ? "either" : "house";
}

export function isSameOpening(one: Opening, other: Opening): boolean {
  return one.profession === other.profession && one.compartment === other.compartment;
}

/** What must be opened and closed so that `from` becomes `to`. */
export function changesBetween(from: readonly Opening[], to: readonly Opening[]) {
  const without = (all: readonly Opening[], others: readonly Opening[]) =>
    all.filter((one) => !others.some((other) => isSameOpening(one, other)));
  return { open: without(to, from), close: without(from, to) };
}

/**
 * A spreadsheet's row: every cell quoted, and none begins a formula.
 * `csvLine(["Ilse", "=1+1"])` is `"Ilse","'=1+1"`
 */
export function csvLine(cells: readonly string[]): string {
  return cells
    .map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell))
    .map((cell) => `"${cell.replaceAll('"', '""')}"`)
    .join(",");
}
