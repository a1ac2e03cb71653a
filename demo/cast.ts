import type { IdentityInput } from "../src/people/contract.ts";
import { inventNationalNumber } from "./national-numbers.ts";
import type { Neighbourhood, Resident } from "./residents.ts";
import { notTold, nowhere } from "./streets.ts";

/*
 * The people of the stories: demo, tests, screenshots and documents call them by these names. They
 * and everybody else here are invented.
 */

const quiet = { phones: [], email: "", letterHome: false, askFor: "", advice: "" };
const phone = (number: string, whose = "") => ({
  number,
  whose,
  textMessage: whose === "",
  voicemail: false,
});

/** Tarifit and some French, no papers; comes with a toothache, and an eviction notice. */
const amina: IdentityInput = {
  given: "Amina",
  family: "Benhaddou",
  otherNames: [
    { kind: "own-script", given: "ⴰⵎⵉⵏⴰ", family: "ⴱⵏⵃⴰⴷⴷⵓ" },
    { kind: "own-script", given: "أمينة", family: "بنحدو" },
    { kind: "on-paper", given: "Aminah", family: "Ben Haddou" },
  ],
  birth: "1991~",
  gender: "woman",
  languages: ["rif", "fr"],
  reads: [],
  readingAbility: "no",
  interpreter: "rif",
  reach: {
    ...quiet,
    phones: [phone("0450 17 20 33", "sa cousine Malika")],
    askFor: "Malika",
    advice: "Dire seulement « un rendez-vous » ; jamais de message.",
  },
  address: { ...notTold },
  trustedPerson: "Malika, sa cousine",
  consent: { language: "rif", aid: "pictograms" },
  gp: { answer: "no", name: "", since: null },
  cover: { kind: "none", fund: "", until: null },
};

/** 54, three bailiff letters in his bag. */
const luc: IdentityInput = {
  given: "Luc",
  family: "Deprez",
  otherNames: [],
  birth: "1972-03-11",
  gender: "man",
  languages: ["fr", "nl"],
  reads: ["fr"],
  readingAbility: "yes",
  interpreter: null,
  reach: {
    phones: [phone("0450 31 44 09")],
    email: "luc.deprez@example.org",
    letterHome: false,
    askFor: "",
    advice: "Pas de courrier à la maison : la boîte est partagée.",
  },
  address: {
    kind: "home",
    street: "Rue Brogniez 141 bte 3",
    postcode: "1070",
    municipality: "Anderlecht",
    sector: "21001B21-",
  },
  trustedPerson: "",
  consent: { language: "fr", aid: "read" },
  gp: { answer: "yes", name: "Dr Hélène Vandenhove", since: "2021-02-15" },
  cover: { kind: "increased", fund: "Solidaris", until: "2027-12-31" },
  nationalNumber: inventNationalNumber("1972-03-11", "man", "niss", 0),
};

/** Sees the psychologist; nobody else in the house knows. */
const sara: IdentityInput = {
  given: "Sara",
  family: "Fernandes",
  otherNames: [{ kind: "former", given: "Sara", family: "Fernandes Marques" }],
  birth: "1988-06-24",
  gender: "woman",
  languages: ["pt", "fr"],
  reads: ["pt", "fr"],
  readingAbility: "yes",
  interpreter: null,
  reach: {
    ...quiet,
    phones: [phone("0450 62 18 75")],
    advice: "Appeler seulement entre 10 h et 15 h, ne rien dire à qui décroche.",
  },
  address: {
    kind: "home",
    street: "Square Albert Ier 58",
    postcode: "1070",
    municipality: "Anderlecht",
    sector: "21001B321",
  },
  trustedPerson: "",
  consent: { language: "fr", aid: "spoken" },
  gp: { answer: "yes", name: "Dr Nour Haddad", since: "2023-09-01" },
  cover: { kind: "insured", fund: "Partenamut", until: null },
  nationalNumber: inventNationalNumber("1988-06-24", "woman", "niss", 0),
};

/** Came as a patient, stayed for an activity, now leads the theatre. */
const pietro: IdentityInput = {
  given: "Pietro",
  family: "Salvaggio",
  otherNames: [{ kind: "nickname", given: "Pierrot", family: "" }],
  birth: "1958-10-02",
  gender: "man",
  languages: ["it", "fr"],
  reads: ["it", "fr"],
  readingAbility: "yes",
  interpreter: null,
  reach: {
    phones: [{ ...phone("0450 08 51 27"), voicemail: true }],
    email: "pietro.salvaggio@example.org",
    letterHome: true,
    askFor: "",
    advice: "",
  },
  address: {
    kind: "home",
    street: "Rue des Goujons 203",
    postcode: "1070",
    municipality: "Anderlecht",
    sector: "21001B332",
  },
  trustedPerson: "Concetta, sa sœur",
  consent: { language: "fr", aid: "spoken" },
  gp: { answer: "yes", name: "Dr Olivier Renard", since: "2019-05-06" },
  cover: { kind: "insured", fund: "Mutualité chrétienne", until: null },
  nationalNumber: inventNationalNumber("1958-10-02", "man", "niss", 0),
};

/** Amina's daughter. */
const lina: IdentityInput = {
  given: "Lina",
  family: "Benhaddou",
  otherNames: [{ kind: "own-script", given: "لينا", family: "بنحدو" }],
  birth: "2018-05-30",
  gender: "woman",
  languages: ["fr", "rif"],
  reads: ["fr"],
  readingAbility: "yes",
  address: { ...notTold },
  consent: { language: "rif", aid: "spoken" },
  gp: { answer: "no", name: "", since: null },
  cover: { kind: "unknown", fund: "", until: null },
};

/** Brought in by a neighbour one evening: the emergency. */
const aristide: IdentityInput = {
  given: "Aristide",
  family: "Nzuzi",
  otherNames: [],
  birth: "1966-01-01",
  gender: "man",
  languages: ["ln", "fr"],
  reads: ["fr"],
  readingAbility: "yes",
  address: {
    kind: "home",
    street: "Rue Heyvaert 88",
    postcode: "1070",
    municipality: "Anderlecht",
    sector: "21001B10-",
  },
  gp: { answer: "unknown", name: "", since: null },
  cover: { kind: "insured", fund: "Solidaris", until: null },
};

/** Sleeps outside and gives only the name his friends use. */
const momo: IdentityInput = {
  given: "Momo",
  otherNames: [{ kind: "nickname", given: "Le Grand", family: "" }],
  birth: "1980~",
  gender: "man",
  languages: ["ary"],
  readingAbility: "unknown",
  address: { ...nowhere },
  gp: { answer: "no", name: "", since: null },
  cover: { kind: "unknown", fund: "", until: null },
};

const members = { amina, luc, sara, pietro, lina, aristide, momo };
export type CastKey = keyof typeof members;

export const cast: Neighbourhood & { readonly residents: readonly Resident[] } = {
  residents: Object.entries(members).map(([key, identity]) => ({ key, identity })),
  ties: [{ one: "lina", other: "amina", kind: "parent" }],
};
