import { readdirSync, readFileSync } from "node:fs";

const ticksPerSecond = 100;

/** CPU milliseconds a process has used, with those of its children when asked (living and ended ones). */
export function cpuMs(pid: number, scope: "alone" | "with-children" = "alone"): number {
  const own = fields(pid);
  if (!own) return 0;
  // utime, stime and, of ended children, cutime, cstime: fields 14 to 17 of proc(5) stat.
  const ticks = own
    .slice(11, scope === "alone" ? 13 : 15)
    .reduce((sum, field) => sum + Number(field), 0);
  const living = scope === "alone" ? [] : childrenOf(pid);
  return (ticks * 1000) / ticksPerSecond + living.reduce((sum, child) => sum + cpuMs(child), 0);
}

/** Resident memory in MiB. */
export function residentMiB(pid: number): number {
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(line?.[1] ?? 0) / 1024;
}

function childrenOf(pid: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((other) => fields(other)?.[1] === String(pid));
}

/** The fields after the name, which stands in brackets and may hold spaces: state, ppid, … */
function fields(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ");
  } catch {
    return undefined;
  }
}
