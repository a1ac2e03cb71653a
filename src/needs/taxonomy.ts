/*
 * What a person can need, in nine domains of life: a list of our own, for everybody to use (CC0). The
 * codes say where each stands in ICPC-2; titles of ICPC are licensed and come with the centre that has
 * a licence. A key that was used once is never taken away.
 */

/** In the order of the grid. */
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

interface Kind {
  readonly domain: Domain;
  /** A code of ICPC-2, or a chapter where the list is finer than the need; null: it stands nowhere. */
  readonly icpc2: string | null;
}

export const taxonomy = {
  "housing-none": { domain: "housing", icpc2: "Z03" },
  eviction: { domain: "housing", icpc2: "Z03" },
  "housing-unfit": { domain: "housing", icpc2: "Z03" },
  energy: { domain: "housing", icpc2: "Z03" },
  income: { domain: "money", icpc2: "Z01" },
  debt: { domain: "money", icpc2: "Z01" },
  food: { domain: "daily", icpc2: "Z02" },
  hygiene: { domain: "daily", icpc2: null },
  transport: { domain: "daily", icpc2: null },
  other: { domain: "daily", icpc2: "Z29" },
  work: { domain: "work", icpc2: "Z05" },
  unemployment: { domain: "work", icpc2: "Z06" },
  schooling: { domain: "work", icpc2: "Z07" },
  language: { domain: "work", icpc2: "Z07" },
  digital: { domain: "work", icpc2: "Z07" },
  benefits: { domain: "rights", icpc2: "Z08" },
  "health-insurance": { domain: "rights", icpc2: "Z10" },
  "urgent-medical-aid": { domain: "rights", icpc2: "Z10" },
  "increased-reimbursement": { domain: "rights", icpc2: "Z08" },
  residence: { domain: "rights", icpc2: "Z09" },
  "legal-civil": { domain: "rights", icpc2: "Z09" },
  "legal-criminal": { domain: "rights", icpc2: "Z09" },
  discrimination: { domain: "rights", icpc2: "Z04" },
  "health-problem": { domain: "health", icpc2: null },
  "access-to-care": { domain: "health", icpc2: "Z10" },
  disability: { domain: "health", icpc2: "Z28" },
  distress: { domain: "mind", icpc2: "P" },
  sleep: { domain: "mind", icpc2: "P" },
  addiction: { domain: "mind", icpc2: "P" },
  couple: { domain: "people", icpc2: "Z12" },
  parenting: { domain: "people", icpc2: "Z16" },
  childcare: { domain: "people", icpc2: null },
  family: { domain: "people", icpc2: "Z20" },
  isolation: { domain: "people", icpc2: "Z24" },
  caregiver: { domain: "people", icpc2: "Z22" },
  bereavement: { domain: "people", icpc2: "Z23" },
  "violence-home": { domain: "safety", icpc2: "Z25" },
  "violence-sexual": { domain: "safety", icpc2: "Z25" },
  exploitation: { domain: "safety", icpc2: "Z25" },
} as const satisfies Record<string, Kind>;

export type NeedKey = keyof typeof taxonomy;
export const needKeys = Object.keys(taxonomy) as NeedKey[];

export const needsOf = (domain: Domain): readonly NeedKey[] =>
  needKeys.filter((key) => taxonomy[key].domain === domain);
