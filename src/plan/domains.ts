/* Which domain of life a need belongs to, in the order of the picture. */

export const domains = [
  "housing",
  "money",
  "daily",
  "work",
  "rights",
  "health",
  "mind",
  "people",
  "safety",
] as const;
export type Domain = (typeof domains)[number];

const needsOf: Readonly<Record<Domain, readonly string[]>> = {
  housing: ["housing-none", "eviction", "housing-unfit", "energy"],
  money: ["income", "debt"],
  daily: ["food", "hygiene", "transport", "other"],
  work: ["work", "unemployment", "schooling", "language", "digital"],
  rights: [
    "benefits",
    "health-insurance",
    "urgent-medical-aid",
    "increased-reimbursement",
    "residence",
    "legal-civil",
    "legal-criminal",
    "discrimination",
  ],
  health: ["health-problem", "access-to-care", "disability"],
  mind: ["distress", "sleep", "addiction"],
  people: ["couple", "parenting", "childcare", "family", "isolation", "caregiver", "bereavement"],
  safety: ["violence-home", "violence-sexual", "exploitation"],
};

const domainByNeed = new Map(
  domains.flatMap((domain) => needsOf[domain].map((need) => [need, domain] as const)),
);

/** `domainOf("debt")` is `"money"`; a need that nobody knows is one of daily life, as `other` is. */
export function domainOf(need: string): Domain {
  return domainByNeed.get(need) ?? "daily";
}

/** The needs of one domain: what a list is filtered by. */
export function needsIn(domain: Domain): readonly string[] {
  return needsOf[domain];
}
