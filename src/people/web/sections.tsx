import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AddressFields } from "./AddressFields.tsx";
import { BirthField } from "./BirthField.tsx";
import {
  ConsentFields,
  CoverFields,
  GenderField,
  GpFields,
  NationalNumberFields,
} from "./CareFields.tsx";
import type { Section } from "./EditableSection.tsx";
import type { IdentityForm } from "./identity-form.ts";
import { ReadFields, SpeakFields } from "./LanguageFields.tsx";
import { NameFields, OtherNameFields } from "./NameFields.tsx";
import { ReachFields } from "./ReachFields.tsx";
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
    edit: (form) => (
      <>
        <SpeakFields form={form} />
        <ReadFields form={form} />
      </>
    ),
  },
  {
    key: "reach",
    fields: ["reach"],
    isEmpty: ({ reach: { phones, email, letterHome, askFor, advice } }) =>
      phones.length === 0 && !email && !letterHome && !askFor && !advice,
    view: (person) => <ReachView person={person} />,
    edit: (form) => <ReachFields form={form} />,
  },
];

export const moreSections: readonly Section[] = [
  {
    key: "identity",
    fields: ["given", "family", "birth", "gender"],
    isEmpty: () => false,
    view: (person, words) => <IdentityView person={person} words={words} />,
    edit: (form) => (
      <>
        <NameFields form={form} focus="given" />
        <BirthField form={form} />
        <GenderField form={form} />
      </>
    ),
  },
  {
    key: "names",
    fields: ["otherNames"],
    isEmpty: ({ otherNames }) => otherNames.length === 0,
    view: (person, words) => <OtherNamesView person={person} words={words} />,
    edit: (form) => <OtherNameFields form={form} />,
  },
  {
    key: "address",
    fields: ["address"],
    isEmpty: ({ address: { kind, street, municipality, sector } }) =>
      kind === "unknown" && !street && !municipality && !sector,
    view: (person, words) => <AddressView person={person} words={words} />,
    edit: (form) => <AddressFields form={form} />,
  },
  {
    key: "gp",
    fields: ["gp"],
    isEmpty: ({ gp }) => gp.length === 0,
    view: (person, words) => <GpView person={person} words={words} />,
    edit: (form) => <GpFields form={form} />,
  },
  {
    key: "cover",
    fields: ["cover"],
    isEmpty: ({ cover }) => cover.length === 0,
    view: (person, words) => <CoverView person={person} words={words} />,
    edit: (form) => <CoverFields form={form} />,
  },
  {
    key: "number",
    fields: ["nationalNumber", "nationalNumberReason"],
    isEmpty: ({ nationalNumbers }) => nationalNumbers.length === 0,
    view: (person, words) => <NumberView person={person} words={words} />,
    edit: (form) => <NationalNumberFields form={form} />,
  },
  {
    key: "trust",
    fields: ["trustedPerson"],
    isEmpty: ({ trustedPerson }) => trustedPerson === "",
    view: (person) => <p dir="auto">{person.trustedPerson}</p>,
    edit: (form) => <TrustField form={form} />,
  },
  {
    key: "consent",
    fields: ["consent"],
    isEmpty: ({ consent }) => consent === null,
    view: (person, words) => <ConsentView person={person} words={words} />,
    edit: (form) => <ConsentFields form={form} />,
  },
];

function TrustField({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  return (
    <TextInput
      label={t("field.trustedPerson")}
      placeholder={t("field.trustedPersonExample")}
      {...form.getInputProps("trustedPerson")}
    />
  );
}
