// A lock folder with an owner inside, so that two starts in one clone do not install at once.
import {
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const heartbeatMs = 2000;
const silentMs = 30_000;

/**
 * Creates `folder` as lock, waiting while another process holds it, and answers its release. A
 * lock whose owner died, or gave no sign for 30 s, is taken away.
 */
export async function takeInstallLock(folder, say) {
  for (let waits = 0; ; waits += 1) {
    try {
      mkdirSync(folder);
      break;
    } catch (failure) {
      if (failure.code !== "EEXIST") {
        throw new Error(`Kring cannot write to its own folder (${failure.message}). Who owns it?`);
      }
    }
    if (isStale(folder)) removeStale(folder);
    if (waits === 1) say("Another start installs the packages; waiting for it.");
    await sleep(waits === 0 ? 50 : 500);
  }
  const owner = join(folder, "owner");
  writeFileSync(owner, `${process.pid} ${hostname()}`);
  const heartbeat = setInterval(() => {
    try {
      utimesSync(folder, new Date(), new Date());
    } catch {}
  }, heartbeatMs);
  const release = () => {
    clearInterval(heartbeat);
    process.removeListener("exit", release);
    if (readOwner(folder) === `${process.pid} ${hostname()}`) rmSync(folder, { recursive: true });
  };
  process.on("exit", release);
  return release;
}

function isStale(folder) {
  const age = statSync(folder, { throwIfNoEntry: false })?.mtimeMs;
  if (age === undefined) return false;
  if (Date.now() - age > silentMs) return true;
  const [pid, host] = (readOwner(folder) ?? "").split(" ");
  if (!pid || host !== hostname()) return false;
  try {
    process.kill(Number(pid), 0);
    return false;
  } catch (failure) {
    return failure.code === "ESRCH";
  }
}

/** Moves the lock aside first: of several that find it stale, one moves it. */
function removeStale(folder) {
  const before = readOwner(folder);
  const aside = `${folder}.${process.pid}`;
  try {
    renameSync(folder, aside);
    // Between the look and the move somebody may have taken it anew: then it goes back.
    if (readOwner(aside) === before) rmSync(aside, { recursive: true });
    else renameSync(aside, folder);
  } catch {}
}

function readOwner(folder) {
  try {
    return readFileSync(join(folder, "owner"), "utf8");
  } catch {
    return undefined;
  }
}
