import ucum from "@lhncbc/ucum-lhc";
import type { FieldError } from "../../platform/problem.ts";

const units = ucum.UcumLhcUtils.getInstance();

/**
 * Whether a unit is written in UCUM. `unit-unknown` at `/unit`, with what was probably meant as its
 * detail: `mmHg` → `mm[Hg]`.
 */
export function checkUnit(unit: string): FieldError[] {
  // Of a blank the package says so on the console, and not only in its answer.
  const read = /\s/.test(unit)
    ? { status: "invalid" as const }
    : units.validateUnitString(unit, true);
  if (read.status === "valid" && read.ucumCode === unit) return [];
  const [meant] = read.suggestions?.[0]?.units[0] ?? [];
  return [{ path: "/unit", code: "unit-unknown", ...(meant && { detail: meant }) }];
}
