import type { Section } from "./EditableSection.tsx";
import { ReachView, SpeakView } from "./SpeakAndReach.tsx";
import {
  AddressView,
  ConsentView,
  CoverView,
  GpView,
  IdentityView,
  NumberView,
  OtherNamesView,
} from "./section-views.tsx";

/** What the welcome needs at once: how to speak with the person, how to reach them. */
export const mainSections: readonly Section[] = [
  {
    key: "speak",
    fields: ["languages", "interpreter", "reads", "readingAbility"],
    isEmpty: ({ languages, readingAbility }) =>
      languages.length === 0 && readingAbility === "unknown",
    view: (person) => <SpeakView person={person} />,
  },
  {
    key: "reach",
    fields: ["reach"],
    isEmpty: ({ reach: { phones, email, letterHome, askFor, advice } }) =>
      phones.length === 0 && !email && !letterHome && !askFor && !advice,
    view: (person) => <ReachView person={person} />,
  },
];

export const moreSections: readonly Section[] = [
  {
    key: "identity",
    fields: ["given", "family", "birth", "gender"],
    isEmpty: () => false,
    view: (person, words) => <IdentityView person={person} words={words} />,
  },
  {
    key: "names",
    fields: ["otherNames"],
    isEmpty: ({ otherNames }) => otherNames.length === 0,
    view: (person, words) => <OtherNamesView person={person} words={words} />,
  },
  {
    key: "address",
    fields: ["address"],
    isEmpty: ({ address: { kind, street, municipality, sector } }) =>
      kind === "unknown" && !street && !municipality && !sector,
    view: (person, words) => <AddressView person={person} words={words} />,
  },
  {
    key: "gp",
    fields: ["gp"],
    isEmpty: ({ gp }) => gp.length === 0,
    view: (person, words) => <GpView person={person} words={words} />,
  },
  {
    key: "cover",
    fields: ["cover"],
    isEmpty: ({ cover }) => cover.length === 0,
    view: (person, words) => <CoverView person={person} words={words} />,
  },
  {
    key: "number",
    fields: ["nationalNumber", "nationalNumberReason"],
    isEmpty: ({ nationalNumbers }) => nationalNumbers.length === 0,
    view: (person, words) => <NumberView person={person} words={words} />,
  },
  {
    key: "trust",
    fields: ["trustedPerson"],
    isEmpty: ({ trustedPerson }) => trustedPerson === "",
    view: (person) => <p dir="auto">{person.trustedPerson}</p>,
  },
  {
    key: "consent",
    fields: ["consent"],
    isEmpty: ({ consent }) => consent === null,
    view: (person, words) => <ConsentView person={person} words={words} />,
  },
];
