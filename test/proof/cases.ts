import {
  type Compartment,
  colleagueOf,
  kept,
  type Principal,
  principals,
  type ServiceKey,
} from "./cast.ts";

/*
 * A case is a principal, a person of their own, and what is so between the two. The same causes are
 * told to the model as facts and written into the database as rows.
 */

export const relations = ["none", "current", "past", "colleague", "alone"] as const;
export const agreements = [
  "none",
  "refused",
  "agreed",
  "to-service",
  "to-colleague",
  "one-entry",
  "other-compartment",
  "withdrawn",
  "over",
  "consent-over",
  "excluded-colleague",
  "excluded-service",
  "exclusion-lifted",
  "own-file",
] as const;
export const glasses = ["none", "open", "over"] as const;
export const purposes = ["care", "rights", "welcome", "administration"] as const;
export type Agreement = (typeof agreements)[number];

/** Minutes from now. */
type During = {
  readonly from: number;
  readonly until: number;
};
export type Recipient = {
  readonly toService?: ServiceKey;
  readonly toStaff?: string;
};
export type Consent = Recipient & {
  readonly agreed: boolean;
  readonly withdrawn: boolean;
  readonly source: ServiceKey;
  readonly compartments: readonly Compartment[];
  readonly purpose: string;
  readonly until?: number;
};
export type Share = Recipient &
  During & {
    readonly source: ServiceKey;
    readonly compartment: Compartment;
    /** Narrowed to one entry: of this case, the one asked about or another. */
    readonly entry?: "asked" | "another";
  };

export interface Case {
  readonly principal: Principal;
  readonly relation: (typeof relations)[number];
  readonly agreement: Agreement;
  readonly glass: (typeof glasses)[number];
  /** Stands for the person and everything of theirs in ids. */
  readonly number: number;
  readonly causes: Causes;
}

export interface Causes {
  readonly relation?: During & { service: ServiceKey; staff?: string; ended: boolean };
  /** What another service passes on to the principal. */
  readonly incoming?: Consent;
  readonly shares: readonly Share[];
  /** What the person agreed that the principal's own service passes on. */
  readonly outgoing?: Consent;
  readonly exclusion?: { staff?: string; service?: ServiceKey; lifted: boolean };
  readonly ownFile?: { staff: string; kind: "self" | "relative" };
  readonly glass?: During & { staff: string };
}

const long = 300_000;

export function listCases(of: readonly Principal[] = principals): Case[] {
  const cases: Case[] = [];
  for (const principal of of) {
    for (const relation of relations) {
      for (const agreement of agreements) {
        for (const glass of glasses) {
          const number = cases.length + 1;
          const causes = causesOf(principal, relation, agreement, glass, number);
          cases.push({ principal, relation, agreement, glass, number, causes });
        }
      }
    }
  }
  return cases;
}

function causesOf(
  principal: Principal,
  relation: Case["relation"],
  agreement: Agreement,
  glass: Case["glass"],
  number: number,
): Causes {
  const service = principal.caring ?? principal.home;
  const me = principal.name;
  const current = { service, from: -2000, until: long, ended: false };
  // Past by its date, or ended early.
  const past = number % 2 === 0 ? { until: -1000 } : { ended: true };
  const relationCause = {
    none: {},
    current: { relation: current },
    past: { relation: { ...current, ...past } },
    colleague: { relation: { ...current, staff: colleagueOf(service) } },
    alone: { relation: { ...current, staff: me } },
  }[relation];
  const glassCause = {
    none: {},
    open: { glass: { staff: me, from: -20, until: 30 } },
    over: { glass: { staff: me, from: -100, until: -50 } },
  }[glass];
  return { ...relationCause, ...glassCause, ...agreementCauses(principal, agreement, number) };
}

function agreementCauses(principal: Principal, agreement: Agreement, number: number) {
  const me = principal.name;
  const toMe: Recipient =
    agreement === "to-colleague" || number % 4 === 3
      ? { toStaff: me }
      : { toService: principal.sharedTo ?? principal.home };
  const some = kept.filter((_, index) => (index + number) % 2 === 0);
  const consent = {
    agreed: agreement !== "refused",
    withdrawn: agreement === "withdrawn",
    compartments: agreement === "other-compartment" ? some : kept,
    ...(agreement === "consent-over" && { until: -30 }),
  };
  if (agreement === "none") return { shares: [] };
  const during = agreement === "over" ? { from: -2000, until: -40 } : { from: -2000, until: long };
  const shares = consent.compartments.map((compartment, index): Share => {
    const entry = index % 2 === 0 ? "asked" : "another";
    const one = agreement === "one-entry" && { entry: entry as "asked" | "another" };
    return { ...toMe, ...during, source: "elsewhere", compartment, ...one };
  });
  const shared = agreement !== "refused" && agreement !== "agreed";
  return {
    incoming: { ...consent, ...toMe, source: "elsewhere" as const, purpose: "care" },
    outgoing: {
      ...consent,
      ...outgoingRecipient(agreement),
      source: principal.home,
      // Agreed for another purpose than it is passed on for.
      purpose: agreement === "one-entry" ? "advice" : "care",
    },
    shares: shared ? shares : [],
    ...exclusionOf(principal, agreement, number),
    ...(agreement === "own-file" && {
      ownFile: { staff: me, kind: number % 2 === 0 ? ("self" as const) : ("relative" as const) },
    }),
  };
}

/** To whom a principal passes on: a service, or by name somebody who works there. */
export function outgoingRecipient(agreement: Agreement): Recipient {
  return agreement === "to-colleague"
    ? { toStaff: colleagueOf("elsewhere") }
    : { toService: "elsewhere" };
}

function exclusionOf(principal: Principal, agreement: Agreement, number: number) {
  const service = principal.excluded ?? principal.home;
  switch (agreement) {
    case "excluded-colleague":
      return { exclusion: { staff: principal.name, lifted: false } };
    case "excluded-service":
      return { exclusion: { service, lifted: false } };
    case "exclusion-lifted":
      return {
        exclusion: {
          ...(number % 2 === 0 ? { staff: principal.name } : { service }),
          lifted: true,
        },
      };
    default:
      return {};
  }
}
