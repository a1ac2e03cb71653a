import type { FieldError } from "../platform/problem.ts";
import type { Question } from "./contract.ts";

/** The longest period the journal answers for when neither a person nor a colleague is named. */
export const mostDaysAlone = 31;

/**
 * What a question to the journal lacks. Codes: `criteria-needed` (nobody browses it), `period-too-long`
 * (more than 31 days of everybody), `period-backwards`.
 *
 * faultsOfQuestion({ act: "refused" }) → [{ path: "/person", code: "criteria-needed" }]
 */
export function faultsOfQuestion({ person, staff, from, to }: Question): FieldError[] {
  const days = from && to ? (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1 : undefined;
  if (days !== undefined && days < 1) return [{ path: "/to", code: "period-backwards" }];
  if (person || staff) return [];
  if (days === undefined) return [{ path: "/person", code: "criteria-needed" }];
  return days > mostDaysAlone ? [{ path: "/to", code: "period-too-long" }] : [];
}
