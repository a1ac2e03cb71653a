import type { ContactFacts } from "../src/record/contract.ts";
import type { CastKey } from "./cast.ts";
import { type Dice, diceOf } from "./dice.ts";
import type { ServiceKey } from "./house.ts";
import type { Tie } from "./residents.ts";
import type { By, Story } from "./stories.ts";

/** A contact of the last months, and the note about it. */
export interface Met {
  readonly about: string;
  readonly others: readonly string[];
  readonly by: By;
  readonly compartment: "health" | "mind" | "social" | "debt" | "community" | "addiction" | "legal";
  readonly daysAgo: number;
  /** Counted from today. */
  readonly nextInDays: number | null;
  readonly text: string;
  readonly facts: Partial<ContactFacts>;
}

const met = (
  about: CastKey,
  by: By,
  compartment: Met["compartment"],
  more: Partial<Met> & Pick<Met, "text" | "facts">,
): Met => ({ about, by, compartment, others: [], daysAgo: 3, nextInDays: null, ...more });

const ofTheCast: readonly Met[] = [
  met("amina", ["nurse", "practice"], "health", {
    others: ["lina"],
    daysAgo: 12,
    nextInDays: 6,
    text: "Subjectif\nLina tousse la nuit depuis deux semaines, sa mère dort peu.\n\nObjectif\nPoumons clairs, pas de fièvre, poids stable.\n\nPlan\nAérer la chambre, revoir si fièvre. Parler de l’humidité avec le service social.",
    facts: {
      form: "family",
      interpreter: "on-site",
      interpreterLanguage: "rif",
      reason: "La petite tousse et moi je ne dors plus.",
      outcome: "to-be-continued",
      nextStep: "Peser Lina et écouter encore ses poumons",
      durationMinutes: 35,
    },
  }),
  met("amina", ["social", "social"], "social", {
    daysAgo: 5,
    nextInDays: 2,
    text: "Situation\nLe propriétaire veut reprendre le logement ; le bail est contesté.\n\nDemande\nRester dans le quartier, près de l’école.\n\nAccord\nJ’appelle l’avocat ; elle apporte le bail.",
    facts: {
      interpreter: "phone",
      interpreterLanguage: "rif",
      reason: "On veut nous mettre dehors.",
      outcome: "oriented",
      nextStep: "Rappeler l’avocat du bail",
      durationMinutes: 50,
    },
  }),
  met("luc", ["debt", "debt"], "debt", {
    daysAgo: 20,
    nextInDays: -4,
    text: "Situation\nTrois créanciers de plus depuis l’été.\n\nAccord\nIl apporte ses extraits de compte mardi.",
    facts: {
      reason: "J’ai peur d’ouvrir le courrier.",
      outcome: "to-be-continued",
      nextStep: "Compléter la liste des créanciers",
      durationMinutes: 60,
    },
  }),
  met("luc", ["doctor", "practice"], "health", {
    daysAgo: 33,
    text: "Objectif\nTension 14/8.\n\nPlan\nContinuer l’amlodipine, contrôle dans trois mois.",
    facts: { reason: "Pour la tension.", outcome: "helped", durationMinutes: 20 },
  }),
  met("sara", ["psychologist", "mind"], "mind", {
    daysAgo: 14,
    text: "Elle a pu rester dans le bus jusqu’au terminus. Nous en parlons longtemps.",
    facts: { reason: "Je voudrais reprendre le bus.", outcome: "helped", durationMinutes: 50 },
  }),
  met("pietro", ["community", "community"], "community", {
    daysAgo: 8,
    nextInDays: 9,
    text: "Deux voisins se sont inscrits pour le théâtre ; il en cherche encore un.",
    facts: {
      place: "street",
      reason: "",
      outcome: "informed",
      nextStep: "Réserver la grande salle pour jeudi",
      durationMinutes: 15,
    },
  }),
];

const usual: Partial<Record<ServiceKey, readonly [Met["compartment"], string, string][]>> = {
  practice: [
    [
      "health",
      "J’ai mal au dos quand je porte.",
      "Plan\nRepos trois jours, adresse du kiné donnée.",
    ],
    ["health", "Je viens pour le pansement.", "Objectif\nPlaie propre, en bonne voie."],
    [
      "health",
      "Je suis tout le temps fatiguée.",
      "Plan\nPrise de sang lundi, on en reparle ensuite.",
    ],
  ],
  social: [
    [
      "social",
      "Je ne comprends pas cette lettre.",
      "Situation\nLettre du CPAS lue ensemble, rien d’urgent.",
    ],
    ["social", "Le propriétaire ne répond pas.", "Accord\nNous écrivons ensemble un recommandé."],
  ],
  debt: [["debt", "Le courrier de l’huissier est arrivé.", "Accord\nPlan de paiement demandé."]],
  community: [["community", "", "A aidé au petit-déjeuner du mardi."]],
};

const drawFacts = (dice: Dice, reason: string): Partial<ContactFacts> => ({
  reason,
  place: dice.pick(["centre", "centre", "centre", "home", "phone"]),
  outcome: dice.pick(["helped", "informed", "oriented", "to-be-continued"]),
  durationMinutes: dice.pick([15, 20, 30, 45]),
});

/** Contacts of the cast, of some whose story is told, and of couples who came together. */
export function drawContacts(
  seed: number,
  { stories, ties }: { stories: readonly Story[]; ties: readonly Tie[] },
): Met[] {
  const dice = diceOf(seed + 21);
  const contacts = [...ofTheCast];
  const cast = new Set(ofTheCast.flatMap(({ about, others }) => [about, ...others]));
  const partners = new Map(
    ties
      .filter(({ kind }) => kind === "partner")
      .flatMap(({ one, other }) => [
        [one, other],
        [other, one],
      ]),
  );
  let couples = 0;
  for (const { about, steps } of stories.filter((story) => !cast.has(story.about))) {
    const by = steps[0]?.by;
    const words = by && usual[by[1]];
    if (!by || !words || !dice.chance(35)) continue;
    const [compartment, reason, text] = dice.pick(words);
    const partner = partners.get(about);
    const isCouple = partner !== undefined && couples < 4;
    if (isCouple) couples += 1;
    const facts = drawFacts(dice, reason);
    contacts.push({
      ...{ about, by, compartment, text, daysAgo: dice.between(1, 90) },
      others: isCouple ? [partner] : [],
      nextInDays: null,
      facts: isCouple ? { ...facts, form: "couple" } : facts,
    });
  }
  return contacts;
}
