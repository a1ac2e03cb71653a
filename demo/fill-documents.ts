import { dataFolder } from "../src/app/server/centre.ts";
import * as contract from "../src/documents/contract.ts";
import { safeFileName } from "../src/documents/rules.ts";
import {
  inspectFile,
  keepDocument,
  openShelf,
  withReceived,
  writeLetter,
} from "../src/documents/server/index.ts";
import type { Input } from "../src/platform/endpoint.ts";
import type { CastKey } from "./cast.ts";
import type { ServiceIds } from "./fill-house.ts";
import { idOf, type PersonIds } from "./fill-people.ts";
import type { ServiceKey } from "./house.ts";
import type { Office } from "./office.ts";
import { drawDampWall, drawPdf, drawSheet } from "./papers-drawn.ts";

type Brought = Omit<Input<typeof contract.addDocument>, "id" | "serviceId">;
type Letter = Omit<Input<typeof contract.writeLetter>, "id" | "serviceId">;

interface Paper {
  readonly about: CastKey;
  readonly by: string;
  readonly service: ServiceKey;
  readonly brought?: Brought & {
    readonly name: string;
    readonly draw: () => Promise<Buffer> | Buffer;
  };
  readonly letter?: Letter;
}

/** What the cast brought along, and what was written for them; all of it invented. */
const papers: readonly Paper[] = [
  {
    ...{ about: "amina", by: "social", service: "social" },
    brought: {
      ...{ compartment: "social", kind: "letter-received", title: "Avis d’expulsion" },
      ...{ correspondent: "Huissier de justice, Anderlecht", name: "avis-expulsion.jpg" },
      draw: () => drawSheet(1),
    },
  },
  {
    ...{ about: "amina", by: "social", service: "social" },
    brought: {
      ...{ compartment: "social", kind: "photo", title: "Humidité, chambre des enfants" },
      ...{ name: "chambre.jpg", draw: () => drawDampWall(2) },
    },
  },
  {
    ...{ about: "amina", by: "social", service: "social" },
    letter: {
      ...{ compartment: "social", template: "landlord", language: "fr", title: "Demande de délai" },
      ...{
        correspondent: "Monsieur Delvaux, propriétaire",
        shown: "read-aloud",
        leftOut: ["address"],
      },
      text: "Madame, Monsieur,\n\nJe vous écris avec l’accord de Amina Benhaddou, votre locataire.\n\nUne demande d’aide est introduite auprès du CPAS ; la décision est attendue dans les trente jours.\n\nNous vous demandons : de suspendre l’expulsion jusqu’à cette décision.\n\nNous cherchons avec cette personne une solution durable et restons à votre disposition pour en parler.",
    },
  },
  {
    ...{ about: "amina", by: "nurse", service: "practice" },
    letter: {
      ...{
        compartment: "health",
        template: "presence",
        language: "fr",
        title: "Attestation de présence",
      },
      correspondent: "École communale de Cureghem",
      text: "Madame, Monsieur,\n\nJe certifie que Amina Benhaddou s’est présentée dans notre centre ce matin, de 9 h à 10 h 30.\n\nCette attestation est remise à sa demande, pour servir à ce que de droit.",
    },
  },
  {
    ...{ about: "luc", by: "debt", service: "debt" },
    brought: {
      ...{ compartment: "debt", kind: "letter-received", title: "Mise en demeure, énergie" },
      ...{ correspondent: "Étude Van Damme, huissier", name: "mise-en-demeure.jpg" },
      draw: () => drawSheet(3),
    },
  },
  {
    ...{ about: "luc", by: "debt", service: "debt" },
    brought: {
      ...{
        compartment: "debt",
        kind: "scan",
        title: "Facture d’hôpital",
        name: "facture-hopital.pdf",
      },
      correspondent: "Hôpital",
      draw: () => drawPdf(["Facture", "Montant : 312,40 EUR", "A payer avant le 15"]),
    },
  },
  {
    ...{ about: "luc", by: "doctor", service: "practice" },
    letter: {
      ...{ compartment: "health", template: "referral", language: "fr", title: "Orientation" },
      ...{
        correspondent: "Consultation de cardiologie",
        shown: "read",
        leftOut: ["phone", "languages"],
      },
      text: "Chère consœur, cher confrère,\n\nJe vous adresse, avec son accord :\nNom : Luc Deprez\n\nMotif : tension élevée malgré le traitement.\n\nNotre demande : un avis et un holter de 24 heures.\n\nMerci de nous dire, avec l’accord de la personne, ce qui aura été décidé.",
    },
  },
  {
    ...{ about: "sara", by: "nour.haddad", service: "practice" },
    brought: {
      ...{ compartment: "health", kind: "certificate", title: "Attestation de mutuelle" },
      ...{ name: "mutuelle.pdf", draw: () => drawPdf(["Attestation d'assurabilite", "En ordre"]) },
    },
  },
  {
    ...{ about: "pietro", by: "community", service: "community" },
    brought: {
      ...{ compartment: "community", kind: "other", title: "Affiche de l’atelier théâtre" },
      ...{ name: "affiche.jpg", draw: () => drawSheet(8) },
    },
  },
];

/** Each paper is brought or written by whoever works with the person. */
export async function fillDocuments(
  office: Office,
  { ids, services }: { ids: PersonIds; services: ServiceIds },
): Promise<void> {
  const shelf = openShelf(dataFolder());
  for (const [place, { about, by, service, brought, letter }] of papers.entries()) {
    const whose = { id: idOf(ids, about), serviceId: services[service] };
    const [email, key] = [`${by}@demo.kring`, `document-${place}`];
    if (letter) {
      await office.do(email, contract.writeLetter, key, (tx) =>
        writeLetter(tx, { ...whose, ...letter }),
      );
    }
    if (!brought) continue;
    const { name: claimed, draw, ...more } = brought;
    const content = await draw();
    await withReceived(shelf.folder, one(content), async (received) => {
      const found = await inspectFile(received, claimed);
      const looked = { ...found, received, name: safeFileName(claimed, found.mediaType) };
      const asked = { ...whose, ...more };
      await office.do(email, contract.addDocument, key, (tx) =>
        keepDocument(tx, { shelf, asked, looked }),
      );
    });
  }
}

async function* one(content: Buffer) {
  yield content;
}
