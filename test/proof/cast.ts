import { compartments } from "../../src/access/contract.ts";

/* Who asks: one of each kind of colleague, and some whose case is less simple. */

export const services = [
  "practice",
  "social",
  "mind",
  "debt",
  "street",
  "elsewhere",
  "quiet",
] as const;
export type ServiceKey = (typeof services)[number];
export const discreet: readonly ServiceKey[] = ["street", "quiet"];

/** Every service keeps every kind of secret, so that each can be asked about everywhere. */
export const kept = compartments;
export type Compartment = (typeof compartments)[number];

/** Taken away by hand from what is usual: who opens what is a matter of the service. */
export const notOpened: readonly (readonly [ServiceKey, string, Compartment])[] = [
  ["practice", "nurse", "addiction"],
  ["social", "social-worker", "legal"],
  ["mind", "psychiatrist", "health"],
  ["street", "general-practitioner", "mind"],
];
/** Added by hand. */
export const openedToo: readonly (readonly [ServiceKey, string, Compartment])[] = [
  ["practice", "social-worker", "health"],
  ["street", "community-worker", "social"],
];

export interface Membership {
  readonly role: string;
  /** Null: of the whole house. */
  readonly service: ServiceKey | null;
  readonly over?: true;
}

export interface Principal {
  readonly name: string;
  readonly profession: string;
  readonly bound: boolean;
  readonly memberships: readonly Membership[];
  /** The service whose entries are asked about as one's own. */
  readonly home: ServiceKey;
  /** Whose care relation is asked about, to whom is shared, who is excluded; usually one's own service. */
  readonly caring?: ServiceKey;
  readonly sharedTo?: ServiceKey;
  readonly excluded?: ServiceKey;
}

const care = (service: ServiceKey): Membership => ({ role: "care", service });

export const principals: readonly Principal[] = [
  of("welcomer", "welcomer", "practice", [{ role: "welcome", service: null }]),
  of("nurse-at-the-desk", "nurse", "practice", [{ role: "welcome", service: "practice" }]),
  of("outreach-worker", "community-worker", "street", [{ role: "community", service: "street" }]),
  unbound("volunteer", "community-worker", "street", [{ role: "community", service: "street" }]),
  unbound("nurse-not-bound", "nurse", "practice", [care("practice")]),
  of("social-worker", "social-worker", "social", [care("social")]),
  of("nurse", "nurse", "practice", [care("practice")]),
  of("general-practitioner", "general-practitioner", "practice", [care("practice")]),
  of("psychologist", "psychologist", "mind", [care("mind")]),
  of("psychiatrist", "psychiatrist", "mind", [care("mind")]),
  of("debt-mediator", "debt-mediator", "debt", [care("debt")]),
  of("jurist", "jurist", "social", [care("social")]),
  of("addiction-worker", "addiction-worker", "street", [care("street")]),
  of("head", "general-practitioner", "street", [{ role: "head", service: "street" }]),
  of("coordinator", "coordinator", "practice", [{ role: "coordinator", service: null }]),
  of("analyst", "coordinator", "practice", [{ role: "analyst", service: "practice" }]),
  of("data-protection-officer", "data-protection-officer", "practice", [
    { role: "dpo", service: null },
  ]),
  of("administrator", "administrator", "practice", [{ role: "admin", service: null }]),
  of("partner", "partner", "practice", [{ role: "partner", service: "practice" }]),
  // Asked about one of two services while the other cares.
  {
    ...of("head-of-two", "social-worker", "practice", [
      { role: "head", service: "practice" },
      { role: "head", service: "social" },
    ]),
    caring: "social",
  },
  // Works at the desk of a service that the person keeps out.
  {
    ...of("nurse-with-two-doors", "nurse", "practice", [
      care("practice"),
      { role: "welcome", service: "social" },
    ]),
    excluded: "social",
  },
  // Moved to the desk: what they were no longer counts.
  of("former-nurse", "nurse", "practice", [
    { ...care("practice"), over: true },
    { role: "welcome", service: null },
  ]),
];

function of(
  name: string,
  profession: string,
  home: ServiceKey,
  memberships: readonly Membership[],
): Principal {
  return { name, profession, home, memberships, bound: true };
}

function unbound(...given: Parameters<typeof of>): Principal {
  return { ...of(...given), bound: false };
}

/** Somebody else of the same service, who may care alone. */
export const colleagueOf = (service: ServiceKey) => `colleague-of-${service}`;
