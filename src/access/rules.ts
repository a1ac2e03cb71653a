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
