import { TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { AddressFields } from "./AddressFields.tsx";
import {
  ConsentFields,
  CoverFields,
  GenderField,
  GpFields,
  NationalNumberFields,
} from "./CareFields.tsx";
import { Fold } from "./Fold.tsx";
import fields from "./fields.module.css";
import type { IdentityField } from "./identity-draft.ts";
import type { IdentityForm } from "./identity-form.ts";
import { ReadFields } from "./LanguageFields.tsx";
import { OtherNameFields } from "./NameFields.tsx";
import { ReachFields } from "./ReachFields.tsx";
import { usePersonActions } from "./slots.tsx";

/** Everything that may wait, folded away. */
export function MoreFields({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  const { ConsentText } = usePersonActions();
  const { consent, languages } = form.getValues();
  const wrong = (...names: IdentityField[]) =>
    Object.keys(form.errors).some((path) => names.some((name) => path.split(".")[0] === name));
  const fold = (key: string, names: IdentityField[]) => ({
    title: t(`section.${key}`),
    hint: t(`sectionHint.${key}`),
    wrong: wrong(...names),
  });
  return (
    <div>
      <Fold {...fold("names", ["otherNames"])}>
        <OtherNameFields form={form} />
      </Fold>
      <Fold {...fold("reach", ["reach"])}>
        <ReachFields form={form} />
      </Fold>
      <Fold {...fold("address", ["address"])}>
        <AddressFields form={form} />
      </Fold>
      <Fold {...fold("gp", ["gp"])}>
        <GpFields form={form} />
      </Fold>
      <Fold {...fold("cover", ["cover"])}>
        <CoverFields form={form} />
      </Fold>
      <Fold {...fold("number", ["nationalNumber", "nationalNumberReason"])}>
        <NationalNumberFields form={form} />
      </Fold>
      <Fold {...fold("about", ["gender", "reads", "readingAbility", "trustedPerson"])}>
        <div className={fields["stack"]}>
          <GenderField form={form} />
          <ReadFields form={form} />
          <TextInput
            label={t("field.trustedPerson")}
            placeholder={t("field.trustedPersonExample")}
            {...form.getInputProps("trustedPerson")}
          />
        </div>
      </Fold>
      <Fold {...fold("consent", ["consent"])}>
        <div className={fields["stack"]}>
          {ConsentText ? <ConsentText language={languages[0] ?? "fr"} /> : null}
          <ConsentFields form={form} key={consent?.aid ?? "none"} />
        </div>
      </Fold>
    </div>
  );
}
