import type { Static } from "typebox";
import type { addRepresentation, sharePart } from "../src/circle/contract.ts";
import type { Input } from "../src/platform/endpoint.ts";
import type { writeNote } from "../src/record/contract.ts";
import type { CastKey } from "./cast.ts";
import { diceOf } from "./dice.ts";
import type { ServiceKey } from "./house.ts";
import type { Resident } from "./residents.ts";

/*
 * What is told behind the vault doors: who cares for whom, what they wrote, what was passed on. All
 * of it is invented, in the words of the colleague who wrote it.
 */

type Note = Input<typeof writeNote>;
type Share = Input<typeof sharePart>;
type Answer = NonNullable<Static<typeof sharePart.input>["answer"]>;
type Voice = Input<typeof addRepresentation>;

/** Who acts: the first part of an address, and for which service. */
export type By = readonly [name: string, service: ServiceKey];

export type Step =
  | { readonly do: "begin"; readonly by: By; readonly whom?: "service" | "only-me" }
  | {
      readonly do: "write";
      readonly by: By;
      readonly compartment: Note["compartment"];
      readonly text: string;
      readonly aboutOthers?: string;
      readonly vital?: NonNullable<Note["vital"]>;
      /** Named, so that a later step can pass it on. */
      readonly name?: string;
    }
  | {
      readonly do: "share";
      readonly by: By;
      readonly note: string;
      readonly to: ServiceKey;
      readonly purpose: Share["purpose"];
      readonly answer: Answer;
    }
  | { readonly do: "voice"; readonly by: By; readonly voice: Omit<Voice, "id" | "otherId"> };

export interface Story {
  readonly about: string;
  readonly steps: readonly Step[];
}

const said = (language: Answer["language"], more: Partial<Answer> = {}): Answer => ({
  decision: "agreed",
  language,
  aid: "none",
  interpreter: "",
  expressed: "spoken",
  givenBy: null,
  ...more,
});

const nurse: By = ["nurse", "practice"];
const doctor: By = ["doctor", "practice"];
const social: By = ["social", "social"];
const debt: By = ["debt", "debt"];
const psychologist: By = ["psychologist", "mind"];
const community: By = ["community", "community"];
const addiction: By = ["antoine.collard", "addiction"];

const amina: Step[] = [
  { do: "begin", by: nurse },
  {
    do: "write",
    by: nurse,
    compartment: "health",
    text: "Mal de dents depuis trois jours, en bas à gauche. Pas de fièvre. Paracétamol donné, rendez-vous à la permanence dentaire demain à 9 h ; une interprète tarifit l’accompagne.",
  },
  {
    do: "write",
    by: nurse,
    compartment: "health",
    vital: "allergy",
    text: "Allergie à la pénicilline : gonflement du visage en 2019, vu à l’hôpital.",
  },
  {
    do: "write",
    by: nurse,
    compartment: "health",
    name: "eviction",
    text: "Elle a reçu un avis d’expulsion pour la fin du mois prochain et ne l’a montré à personne. Elle dort mal. Le papier est dans son sac.",
    aboutOthers: "Le bail est au nom de sa cousine Malika.",
  },
  { do: "begin", by: social },
  {
    do: "share",
    by: nurse,
    note: "eviction",
    to: "social",
    purpose: "care",
    answer: said("fr", { aid: "interpreter", interpreter: "Malika, sa cousine" }),
  },
  {
    do: "write",
    by: social,
    compartment: "social",
    text: "Avis d’expulsion lu ensemble. Demande d’aide médicale urgente commencée au CPAS. Rappeler l’avocat du bail avant vendredi.",
  },
];

const luc: Step[] = [
  { do: "begin", by: debt },
  {
    do: "write",
    by: debt,
    compartment: "debt",
    text: "Trois lettres d’huissier (énergie, téléphone, hôpital). Convention de médiation signée. Liste des créanciers à compléter avec lui mardi.",
  },
  {
    do: "write",
    by: debt,
    compartment: "debt",
    name: "under-way",
    text: "Médiation de dettes en cours.",
  },
  { do: "begin", by: doctor },
  {
    do: "write",
    by: doctor,
    compartment: "health",
    text: "Tension 15/9, contrôle dans deux semaines. Inquiet pour l’argent ; en parle lui-même.",
  },
  {
    do: "write",
    by: doctor,
    compartment: "health",
    vital: "medication",
    text: "Amlodipine 5 mg, une fois par jour, le matin.",
  },
  {
    do: "share",
    by: debt,
    note: "under-way",
    to: "practice",
    purpose: "care",
    answer: said("fr", { expressed: "written" }),
  },
];

const sara: Step[] = [
  { do: "begin", by: ["nour.haddad", "practice"] },
  {
    do: "write",
    by: ["nour.haddad", "practice"],
    compartment: "health",
    text: "Contrôle annuel sans particularité. Vaccin contre la grippe donné.",
  },
  { do: "begin", by: psychologist },
  {
    do: "write",
    by: psychologist,
    compartment: "mind",
    text: "Quatrième entretien. Elle a dormi deux nuits de suite. Nous continuons tous les quinze jours.",
  },
];

const pietro: Step[] = [
  { do: "begin", by: community },
  {
    do: "write",
    by: community,
    compartment: "community",
    text: "Veut monter un atelier de théâtre le jeudi soir. La grande salle est libre ; il cherche trois voisins pour commencer.",
  },
  { do: "begin", by: ["olivier.renard", "practice"] },
];

const lina: Step[] = [
  { do: "begin", by: nurse },
  {
    do: "voice",
    by: nurse,
    voice: {
      kind: "parent",
      name: "Amina Benhaddou, sa mère",
      compartments: ["health", "social"],
      evidence: "Acte de naissance vu à l’accueil",
      since: "2018-05-30",
      until: null,
    },
  },
];

const aristide: Step[] = [
  { do: "begin", by: addiction },
  {
    do: "write",
    by: addiction,
    compartment: "addiction",
    vital: "medication",
    text: "Méthadone 60 mg par jour, délivrée ici chaque matin.",
  },
  {
    do: "write",
    by: addiction,
    compartment: "health",
    vital: "allergy",
    text: "Allergie aux sulfamides (éruption étendue).",
  },
  {
    do: "write",
    by: addiction,
    compartment: "addiction",
    text: "Ne veut pas que sa famille sache qu’il vient.",
  },
];

const ofTheCast: readonly (readonly [CastKey, Step[]])[] = [
  ["amina", amina],
  ["luc", luc],
  ["sara", sara],
  ["pietro", pietro],
  ["lina", lina],
  ["aristide", aristide],
];

const usual: readonly { by: By; compartment: Note["compartment"]; texts: readonly string[] }[] = [
  {
    by: doctor,
    compartment: "health",
    texts: [
      "Toux depuis une semaine, poumons clairs. Repos, revoir si fièvre.",
      "Diabète : glycémie mieux réglée, continuer. Prise de sang dans trois mois.",
      "Douleurs du dos au travail. Certificat de trois jours, adresse du kiné donnée.",
      "Migraine deux fois par mois. Carnet à tenir, on en reparle au printemps.",
      "Certificat pour l’école. L’enfant va bien, vaccins à jour.",
      "Fatigue, dort mal depuis l’été. Prise de sang demandée ; pas de traitement pour l’instant.",
      "Asthme : revoir l’inhalation ensemble, montrer la chambre d’inhalation.",
    ],
  },
  {
    by: nurse,
    compartment: "health",
    texts: [
      "Wonde aan de rechtervoet verzorgd. Volgende verband vrijdag.",
      "Bloeddruk gemeten en uitgelegd. Wil minder zout eten.",
      "Griepvaccin gegeven, geen reactie.",
      "Pansement refait, plaie propre. Revenir jeudi matin.",
      "Pilulier préparé pour la semaine avec sa fille.",
      "Gewicht en taille gemeten. Gesprek over lekker en goedkoop eten.",
      "Inspuiting gegeven; volgende over vier weken.",
    ],
  },
  {
    by: social,
    compartment: "social",
    texts: [
      "Demande de logement social renouvelée. Copie de la composition de ménage à apporter.",
      "Statut BIM demandé à la mutuelle ; réponse attendue dans le mois.",
      "Aide à la lecture d’une facture d’eau. Plan de paiement demandé.",
      "Inscription à la crèche : dossier complet, sur la liste d’attente.",
      "Courrier du CPAS lu ensemble. Rendez-vous pris pour mardi à 10 h.",
      "Visite à domicile : humidité dans la chambre, photos faites avec son accord.",
      "Recherche d’un cours de français le soir ; deux adresses données.",
      "A trouvé un travail à mi-temps. Voir ce que cela change pour ses allocations.",
    ],
  },
  {
    by: debt,
    compartment: "debt",
    texts: [
      "Budget du mois fait ensemble. Reste à vivre trop bas : appeler les créanciers.",
      "Plan de paiement accepté par le fournisseur d’énergie : 25 € par mois.",
      "Lettre recommandée reçue ; délai vérifié, réponse envoyée.",
      "Dernière mensualité payée. On ferme le dossier dans un mois si tout va bien.",
    ],
  },
  {
    by: community,
    compartment: "community",
    texts: [
      "Vient au petit-déjeuner du mardi, propose d’aider en cuisine.",
      "A peint le panneau du jardin avec les voisins.",
      "Cherche quelqu’un pour parler français le samedi.",
      "A accompagné un nouveau voisin à la maison communale.",
    ],
  },
];

/** The stories of the cast, then those of about a third of the adults of the neighbourhood. */
export function drawStories(seed: number, residents: readonly Resident[]): Story[] {
  const dice = diceOf(seed + 7);
  const stories: Story[] = ofTheCast.map(([about, steps]) => ({ about, steps }));
  const told = new Set(stories.map(({ about }) => about));
  for (const { key, identity } of residents) {
    if (told.has(key) || !dice.chance(35)) continue;
    const { by, compartment, texts } = dice.pick(usual);
    const first = dice.between(0, texts.length - 1);
    const notes: Step[] = Array.from({ length: dice.between(1, 2) }, (_, more) => ({
      do: "write",
      by,
      compartment,
      text: texts[(first + more) % texts.length] ?? "",
    }));
    if (identity.birth && Number(identity.birth.slice(0, 4)) > 2008) continue;
    stories.push({ about: key, steps: [{ do: "begin", by }, ...notes] });
  }
  return stories;
}
