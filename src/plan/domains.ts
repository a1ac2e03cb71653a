/* Which domain of life a need belongs to. */

export const domains = [
  "home",
  "money",
  "work",
  "rights",
  "health",
  "mind",
  "ties",
  "safety",
  "other",
] as const;
export type Domain = (typeof domains)[number];

const needsOf: Readonly<Record<Domain, readonly string[]>> = {
  home: ["housing-none", "housing-threat", "housing-unfit", "energy"],
  money: ["income", "debt", "food"],
  work: ["work", "unemployment", "schooling", "literacy", "digital"],
  rights: [
    "social-rights",
    "health-insurance",
    "urgent-aid",
    "increased-cover",
    "residence",
    "legal-civil",
    "legal-criminal",
  ],
  health: ["health-problem", "access-to-care", "disability"],
  mind: ["distress", "addiction"],
  ties: ["couple", "parenting", "family", "isolation", "caregiving"],
  safety: ["violence-home", "violence-sexual", "exploitation", "discrimination"],
  other: ["other"],
};

const domainByNeed = new Map(
  domains.flatMap((domain) => needsOf[domain].map((need) => [need, domain] as const)),
);

/** `domainOf("debt")` is `"money"`; of a need that nobody knows it is `"other"`. */
export function domainOf(need: string): Domain {
  return domainByNeed.get(need) ?? "other";
}

/** The needs of one domain: what a list is filtered by. */
export function needsIn(domain: Domain): readonly string[] {
  return needsOf[domain];
}
