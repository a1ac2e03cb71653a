/** Whole minutes since a moment, never negative: two clocks never quite agree. */
export function minutesSince(at: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - new Date(at).getTime()) / 60_000));
}

/** `waitingClock(75)` is `"1:15"`: hours and minutes, for a column where lengths are compared. */
export function waitingClock(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
