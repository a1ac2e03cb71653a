/** A moment as the clock of this desk shows it, for a field: `2026-11-28T10:30`. */
export function onThisClock(at: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return "";
  const shifted = new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** The moment that such a field says; none while it is half filled in. */
export function momentOf(field: string): string | undefined {
  const moment = new Date(field);
  return field === "" || Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}

/** How long it has lasted by now; what is not said is taken for that. */
export function minutesSince(at: string, now: Date): number {
  const minutes = Math.round((now.getTime() - Date.parse(at)) / 60_000);
  return Math.min(Math.max(minutes, 0), 600);
}
