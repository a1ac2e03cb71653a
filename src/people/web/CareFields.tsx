import { Select, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Choice } from "./Choice.tsx";
import classes from "./fields.module.css";
import type { IdentityForm } from "./identity-form.ts";

const answers = ["yes", "no", "unknown"] as const;

/** Does the person have a general practitioner? */
export function GpFields({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  const { answer } = form.getValues().gp;
  return (
    <div className={classes["stack"]}>
      <Choice
        label={t("field.gp")}
        options={answers}
        value={answer}
        textOf={(option) => t(`gp.${option}`)}
        onChange={(option) => form.setFieldValue("gp.answer", option)}
      />
      {answer === "yes" ? (
        <div className={classes["two"]}>
          <TextInput label={t("field.gpName")} {...form.getInputProps("gp.name")} />
          <DateField form={form} name="gp.since" label={t("field.gpSince")} />
        </div>
      ) : null}
    </div>
  );
}

const covers = ["insured", "increased", "urgent-medical-aid", "none", "unknown"] as const;

/** Who pays for care. */
export function CoverFields({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  const { kind } = form.getValues().cover;
  return (
    <div className={classes["stack"]}>
      <Choice
        label={t("field.cover")}
        options={covers}
        value={kind}
        textOf={(option) => t(`cover.${option}`)}
        onChange={(option) => form.setFieldValue("cover.kind", option)}
      />
      {kind === "none" || kind === "unknown" ? null : (
        <div className={classes["two"]}>
          <TextInput
            label={t(kind === "urgent-medical-aid" ? "field.cpas" : "field.fund")}
            {...form.getInputProps("cover.fund")}
          />
          <DateField form={form} name="cover.until" label={t("field.coverUntil")} />
        </div>
      )}
    </div>
  );
}

/** The browser's own date field: it is in the reader's language and known to their keyboard. */
function DateField({
  form,
  name,
  label,
}: {
  form: IdentityForm;
  name: "gp.since" | "cover.until";
  label: string;
}) {
  const values = form.getValues();
  const value = name === "gp.since" ? values.gp.since : values.cover.until;
  return (
    <TextInput
      type="date"
      label={label}
      value={value ?? ""}
      error={form.errors[name]}
      onChange={(event) => form.setFieldValue(name, event.currentTarget.value || null)}
    />
  );
}

const told = ["spoken", "read", "interpreter", "pictograms"] as const;

/** The person agreed to be registered: told in which language, and how. */
export function ConsentFields({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  const { consent, languages } = form.getValues();
  const aids = ["none", ...told] as const;
  return (
    <Choice
      label={t("field.consent")}
      options={aids}
      value={consent?.aid ?? "none"}
      textOf={(option) => t(`consent.${option}`)}
      onChange={(option) =>
        form.setFieldValue(
          "consent",
          option === "none"
            ? null
            : { aid: option, language: consent?.language ?? languages[0] ?? "fr" },
        )
      }
    />
  );
}

const genders = ["woman", "man", "other", "unknown"] as const;

export function GenderField({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  return (
    <Choice
      label={t("field.gender")}
      options={genders}
      value={form.getValues().gender}
      textOf={(option) => t(`gender.${option}`)}
      onChange={(option) => form.setFieldValue("gender", option)}
    />
  );
}

/** National number, with the reason to keep one that fails its check. */
export function NationalNumberFields({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  const isWrong = form.errors["nationalNumber"] !== undefined;
  const { nationalNumberReason } = form.getValues();
  return (
    <div className={classes["stack"]}>
      <TextInput
        label={t("field.nationalNumber")}
        description={t("field.nationalNumberHelp")}
        placeholder="00.00.00-000.00"
        inputWrapperOrder={["label", "input", "description", "error"]}
        inputMode="numeric"
        autoComplete="off"
        {...form.getInputProps("nationalNumber")}
      />
      {isWrong || nationalNumberReason !== "" ? (
        <Select
          label={t("field.nationalNumberReason")}
          data={["paper", "awaited", "foreign"].map((reason) => t(`numberReason.${reason}`))}
          {...form.getInputProps("nationalNumberReason")}
          value={nationalNumberReason || null}
          onChange={(reason) => form.setFieldValue("nationalNumberReason", reason ?? "")}
        />
      ) : null}
    </div>
  );
}
