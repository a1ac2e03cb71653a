import type { Notice } from "./notice-contract.ts";

/**
 * The page on which a notice is dealt with, for somebody with these capabilities; undefined when
 * there is none they may open.
 * @example findNoticePage({ kind: "advice-asked", personId: null }, ["vault"]) // "/advice"
 */
export function findNoticePage(
  { kind, personId }: Pick<Notice, "kind" | "personId">,
  capabilities: readonly string[],
): string | undefined {
  const may = (capability: string) => capabilities.includes(capability);
  if (kind.startsWith("advice-") && may("vault")) return "/advice";
  if (kind.startsWith("referral-") && may("vault")) return "/referrals";
  if (kind.startsWith("break-glass-") && may("review")) return "/emergencies";
  if (kind === "request-due" && may("rights")) return "/requests";
  if (kind === "alert-raised" && may("journal")) return "/oversight";
  if (personId === null) return undefined;
  const isOfASitting = kind === "safety-step" || kind === "sitting-handed-in";
  if (isOfASitting && may("vault")) return `/people/${personId}/questionnaires`;
  if (kind === "withholding-review-due" && may("vault")) return `/people/${personId}/file`;
  const isOfTheCircle = kind === "care-relation-ending" || kind === "share-ending";
  if (isOfTheCircle && may("vault")) return `/people/${personId}/circle`;
  return may("people") ? `/people/${personId}` : undefined;
}
