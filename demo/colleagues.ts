import type { Static } from "typebox";
import type * as access from "../src/access/contract.ts";
import type { DoorKey, ServiceKey } from "./house.ts";

type Account = Static<typeof access.addStaff.input>;
export type Colleague = Omit<Account, "password">;
type Role = Account["memberships"][number]["role"];

export const demoPassword = "kring-demo";

const at = (name: string) => `${name}@demo.kring`;

/** Somebody of one service (or, with null, of the whole house), bound by the secrecy of a profession. */
function colleague(
  [given, family, languages]: readonly [string, string, string],
  profession: Account["profession"],
  [role, service]: readonly [Role, ServiceKey | null],
  more: Partial<Colleague> = {},
): Colleague {
  return {
    email: at(
      `${given}.${family}`
        .toLowerCase()
        .normalize("NFD")
        .replace(/[^a-z.-]/g, ""),
    ),
    given,
    family,
    profession,
    languages: languages.split(" "),
    secrecyGround: "profession",
    language: "fr",
    memberships: [{ role, service }],
    ...more,
  };
}

const also = (...memberships: readonly (readonly [Role, ServiceKey | null])[]) => ({
  memberships: memberships.map(([role, service]) => ({ role, service })),
});

export const admin = colleague(
  ["Mehmet", "Karagöz", "tr fr nl en"],
  "administrator",
  ["admin", null],
  { email: at("admin"), secrecyGround: "contract" },
);

/** The eleven whose addresses are shown on the sign-in page of the demo; the administrator is the first. */
export const signIns: readonly Colleague[] = [
  colleague(["Naïma", "Belkadi", "fr ary rif nl"], "welcomer", ["welcome", null], {
    email: at("reception"),
    secrecyGround: "contract",
  }),
  colleague(["Hélène", "Vandenhove", "fr nl en"], "general-practitioner", ["care", "practice"], {
    email: at("doctor"),
  }),
  colleague(["Ilse", "De Wachter", "nl fr en"], "nurse", ["care", "practice"], {
    email: at("nurse"),
    language: "nl",
  }),
  colleague(["Samira", "Ouchen", "fr ary en"], "psychologist", ["care", "mind"], {
    email: at("psychologist"),
  }),
  colleague(["Thomas", "Lejeune", "fr en es"], "social-worker", ["care", "social"], {
    email: at("social"),
    secrecyGround: "statute",
  }),
  colleague(["Katarzyna", "Sikorska", "pl fr en"], "debt-mediator", ["care", "debt"], {
    email: at("debt"),
    secrecyGround: "statute",
  }),
  colleague(["Grâce", "Mbuyi", "fr ln"], "community-worker", ["community", "community"], {
    email: at("community"),
    secrecyGround: "contract",
  }),
  colleague(["Joris", "Claessens", "nl fr en"], "coordinator", ["coordinator", null], {
    email: at("coordinator"),
    secrecyGround: "contract",
    language: "nl",
  }),
  colleague(["Anne-Sophie", "Gérard", "fr nl en"], "data-protection-officer", ["dpo", null], {
    email: at("dpo"),
    secrecyGround: "contract",
  }),
  admin,
  colleague(["Rosa", "Pinto", "pt es fr"], "partner", ["partner", null], {
    email: at("partner"),
    secrecyGround: null,
  }),
];

/** Who calls people in at each door. */
export const workerBehind: Record<DoorKey, string> = {
  medical: at("doctor"),
  nursing: at("nurse"),
  social: at("social"),
  psychology: at("psychologist"),
  debt: at("debt"),
  community: at("community"),
  rights: at("sofie.hendrickx"),
  upstairs: at("blerta.krasniqi"),
};

export const welcomers = [
  { email: at("reception") },
  { email: at("brahim.zerouali") },
  { email: at("mirela.stan") },
] as const;

/** Everybody else who works in the house. */
export const others: readonly Colleague[] = [
  colleague(["Brahim", "Zerouali", "fr rif ary es"], "welcomer", ["welcome", null], {
    secrecyGround: "contract",
  }),
  colleague(["Mirela", "Stan", "ro fr it"], "welcomer", ["welcome", null], {
    secrecyGround: "contract",
  }),
  colleague(["Godelieve", "Maes", "nl fr"], "welcomer", ["welcome", null], {
    secrecyGround: "volunteer",
    language: "nl",
  }),
  colleague(["Olivier", "Renard", "fr en"], "general-practitioner", ["care", "practice"], {
    ...also(["care", "practice"], ["head", "practice"]),
  }),
  colleague(["Nour", "Haddad", "apc fr en"], "general-practitioner", ["care", "practice"]),
  colleague(["Pieter", "Wouters", "nl fr en"], "general-practitioner", ["care", "practice"], {
    language: "nl",
  }),
  colleague(["Fatou", "Camara", "fr sus ff"], "nurse", ["care", "practice"]),
  colleague(["Lucía", "Moreno", "es fr en"], "nurse", ["care", "practice"]),
  colleague(["Hanane", "Bouazza", "fr ary nl"], "midwife", ["care", "practice"]),
  colleague(["Wim", "Segers", "nl fr"], "physiotherapist", ["care", "practice"], {
    language: "nl",
  }),
  colleague(["Claire", "Delvaux", "fr en"], "psychologist", ["care", "mind"], {
    ...also(["care", "mind"], ["head", "mind"]),
  }),
  colleague(["Emre", "Polat", "tr fr en"], "psychologist", ["care", "mind"]),
  colleague(["Isabelle", "Charlier", "fr nl"], "psychiatrist", ["care", "mind"]),
  colleague(["Yasmina", "Tahiri", "fr rif ary"], "social-worker", ["care", "social"], {
    secrecyGround: "statute",
    ...also(["care", "social"], ["head", "social"]),
  }),
  colleague(["Daniel", "Kabongo", "fr ln sw"], "social-worker", ["care", "social"], {
    secrecyGround: "statute",
  }),
  colleague(["Sofie", "Hendrickx", "nl fr en"], "jurist", ["care", "social"], {
    secrecyGround: "contract",
    language: "nl",
  }),
  colleague(["Marc", "Thiry", "fr"], "debt-mediator", ["care", "debt"], {
    secrecyGround: "statute",
    ...also(["care", "debt"], ["head", "debt"]),
  }),
  colleague(["Blerta", "Krasniqi", "sq fr en"], "addiction-worker", ["care", "addiction"], {
    secrecyGround: "contract",
  }),
  colleague(["Antoine", "Collard", "fr en"], "nurse", ["care", "addiction"], {
    ...also(["care", "addiction"], ["head", "addiction"]),
  }),
  colleague(["Ibrahima", "Sow", "ff fr wo"], "community-worker", ["community", "community"], {
    secrecyGround: "contract",
    ...also(["community", "community"], ["head", "community"]),
  }),
  colleague(["Pilar", "Quispe", "es fr"], "community-worker", ["community", "community"], {
    secrecyGround: "volunteer",
  }),
  colleague(["Oksana", "Moroz", "uk ru fr en"], "interpreter", ["community", "community"], {
    secrecyGround: "contract",
  }),
  colleague(["Farid", "Noori", "prs ps en fr"], "interpreter", ["community", "community"], {
    secrecyGround: "contract",
    language: "en",
  }),
];
