import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
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
import type { IdentityForm } from "./identity-form.ts";
import { ReadFields, SpeakFields } from "./LanguageFields.tsx";
import { NameFields, OtherNameFields } from "./NameFields.tsx";
import { ReachFields } from "./ReachFields.tsx";

/** What is filled in for each part of the person's page. */
export const sectionFields: Readonly<Record<string, (form: IdentityForm) => ReactNode>> = {
  speak: (form) => (
    <>
      <SpeakFields form={form} />
      <ReadFields form={form} />
    </>
  ),
  reach: (form) => <ReachFields form={form} />,
  identity: (form) => (
    <>
      <NameFields form={form} focus="given" />
      <BirthField form={form} />
      <GenderField form={form} />
    </>
  ),
  names: (form) => <OtherNameFields form={form} />,
  address: (form) => <AddressFields form={form} />,
  gp: (form) => <GpFields form={form} />,
  cover: (form) => <CoverFields form={form} />,
  number: (form) => <NationalNumberFields form={form} />,
  trust: (form) => <TrustField form={form} />,
  consent: (form) => <ConsentFields form={form} />,
};

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
