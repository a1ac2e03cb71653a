import type { Static } from "typebox";
import type { sharePart } from "../src/circle/contract.ts";
import type { moveNeed, nameNeed } from "../src/needs/contract.ts";
import type { Input } from "../src/platform/endpoint.ts";
import type { ServiceKey } from "./house.ts";
import type { By, Story } from "./stories.ts";

/* What people need, as it was told to a colleague. All of it is invented. */

type Named = Input<typeof nameNeed>;
type Answer = NonNullable<Static<typeof sharePart.input>["answer"]>;

export interface NeedTold {
  readonly about: string;
  readonly by: By;
  readonly compartment: Named["compartment"];
  readonly what: Named["what"];
  readonly words?: string;
  readonly urgency: number;
  readonly vital?: boolean;
  readonly unmetBecause?: NonNullable<Named["unmetBecause"]>;
  readonly helpers?: readonly ({ readonly since: string } & (
    | { readonly service: ServiceKey }
    | { readonly outside: string }
  ))[];
  readonly moves?: readonly Omit<Input<typeof moveNeed>, "id">[];
  readonly handedOn?: {
    readonly to: ServiceKey;
    readonly answer: Answer;
    readonly acceptedBy?: string;
  };
}

const said = (language: Answer["language"], more: Partial<Answer> = {}): Answer => ({
  ...{ decision: "agreed", language, aid: "none", interpreter: "", expressed: "spoken" },
  givenBy: null,
  ...more,
});

const nurse: By = ["nurse", "practice"];
const doctor: By = ["doctor", "practice"];
const social: By = ["social", "social"];
const debt: By = ["debt", "debt"];

/** A day so many months ago. */
const ago = (months: number) =>
  Temporal.Now.plainDateISO("Europe/Brussels").subtract({ months }).toString();

const ofTheCast: readonly NeedTold[] = [
  {
    ...{ about: "amina", by: nurse, compartment: "health", what: "access-to-care", urgency: 2 },
    helpers: [{ outside: "Permanence dentaire de l’hôpital", since: ago(0) }],
    moves: [{ state: "being-helped", words: "Rendez-vous demain à 9 h, avec une interprète." }],
  },
  {
    ...{ about: "amina", by: nurse, compartment: "health", what: "eviction", urgency: 3 },
    words: "Avis d’expulsion pour la fin du mois prochain.",
    handedOn: {
      to: "social",
      answer: said("fr", { aid: "interpreter", interpreter: "Malika, sa cousine" }),
      acceptedBy: "social",
    },
  },
  {
    ...{
      about: "amina",
      by: social,
      compartment: "social",
      what: "urgent-medical-aid",
      urgency: 2,
    },
    helpers: [{ outside: "CPAS d’Anderlecht", since: ago(0) }],
  },
  {
    ...{ about: "amina", by: social, compartment: "social", what: "language", urgency: 1 },
    unmetBecause: "waiting-list",
  },
  {
    ...{ about: "luc", by: debt, compartment: "debt", what: "debt", urgency: 3 },
    helpers: [{ service: "debt", since: ago(5) }],
    moves: [{ state: "being-helped", urgency: 2, words: "Les créanciers attendent le plan." }],
  },
  {
    ...{ about: "luc", by: debt, compartment: "debt", what: "energy", urgency: 2 },
    moves: [{ state: "solved", words: "Plan de paiement accepté : 25 € par mois." }],
  },
  {
    ...{ about: "luc", by: doctor, compartment: "health", what: "health-problem", urgency: 1 },
    words: "Tension trop haute",
    vital: true,
    helpers: [{ service: "practice", since: ago(8) }],
  },
  {
    ...{ about: "luc", by: doctor, compartment: "health", what: "sleep", urgency: 2 },
    moves: [{ state: "being-helped", urgency: 1 }, { state: "accepted" }],
  },
  {
    ...{ about: "pietro", by: ["community", "community"], compartment: "community" },
    ...{ what: "isolation", urgency: 2 },
    moves: [
      { state: "being-helped", urgency: 1, words: "Vient chaque mardi." },
      { state: "solved", words: "C’est lui qui accueille les autres." },
    ],
  },
];

/** What is heard in each service, so that the neighbourhood shows more than one kind of need. */
const usual: Partial<
  Record<ServiceKey, readonly Omit<NeedTold, "about" | "by" | "compartment">[]>
> = {
  practice: [
    {
      ...{ what: "housing-unfit", urgency: 2, words: "Moisissures dans la chambre des enfants." },
      handedOn: { to: "social", answer: said("fr") },
    },
    {
      ...{ what: "energy", urgency: 3, words: "Le gaz est coupé depuis une semaine." },
      handedOn: { to: "social", answer: said("nl", { expressed: "spoken" }) },
    },
    { what: "caregiver", urgency: 2, unmetBecause: "no-place" },
    { what: "distress", urgency: 2, unmetBecause: "waiting-list" },
    { what: "disability", urgency: 1, helpers: [{ outside: "Aide familiale", since: ago(10) }] },
  ],
  social: [
    { what: "housing-none", urgency: 3, unmetBecause: "no-place" },
    {
      ...{ what: "increased-reimbursement", urgency: 1 },
      helpers: [{ service: "social", since: ago(3) }],
      moves: [{ state: "solved", words: "Le statut est reconnu." }],
    },
    { what: "childcare", urgency: 2, unmetBecause: "waiting-list" },
    { what: "unemployment", urgency: 1, helpers: [{ outside: "Mission locale", since: ago(7) }] },
  ],
  debt: [
    { what: "income", urgency: 2, helpers: [{ service: "social", since: ago(2) }] },
    { what: "digital", urgency: 1, moves: [{ state: "lost-sight" }] },
  ],
  community: [{ what: "isolation", urgency: 1, unmetBecause: "distance" }],
};

const mostResidents = 12;

/** The needs of the cast, then those of a dozen others with whom a service has begun. */
export function tellNeeds(stories: readonly Story[]): NeedTold[] {
  const told = [...ofTheCast];
  const known = new Set(["amina", "luc", "sara", "pietro", "lina", "aristide"]);
  const turn = new Map<ServiceKey, number>();
  for (const { about, steps } of stories) {
    if (told.length >= ofTheCast.length + mostResidents) break;
    const written = steps.find((step) => step.do === "write");
    if (known.has(about) || written?.do !== "write") continue;
    const [, service] = written.by;
    const heard = usual[service];
    const next = turn.get(service) ?? 0;
    const need = heard?.[next];
    if (!need) continue;
    turn.set(service, next + 1);
    told.push({ ...need, about, by: written.by, compartment: written.compartment });
  }
  return told;
}
