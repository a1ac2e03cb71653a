import { Select, Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Choice } from "./Choice.tsx";
import classes from "./fields.module.css";
import { houseLanguages, moreLanguages } from "./house-languages.ts";
import type { IdentityForm } from "./identity-form.ts";
import { useWords } from "./use-words.ts";

/** Languages as chips, in the order they are chosen; everything else by its name. */
export function LanguageChips({
  label,
  chosen,
  onChange,
}: {
  label: string;
  chosen: readonly string[];
  onChange: (languages: string[]) => void;
}) {
  const { t, language } = useWords();
  const others = chosen.filter((tag) => !houseLanguages.some((known) => known === tag));
  const toggle = (tag: string) =>
    onChange(chosen.includes(tag) ? chosen.filter((one) => one !== tag) : [...chosen, tag]);
  const more = moreLanguages
    .map((value) => ({ value, label: language(value) }))
    .sort((one, other) => one.label.localeCompare(other.label));
  return (
    <fieldset className={classes["choice"]}>
      <legend>{label}</legend>
      <div className={classes["chips"]}>
        {[...houseLanguages, ...others].map((tag) => (
          <button
            key={tag}
            type="button"
            className={classes["chip"]}
            aria-pressed={chosen.includes(tag)}
            onClick={() => toggle(tag)}
          >
            {language(tag)}
            {chosen.length > 1 && chosen.includes(tag) ? (
              <small>{chosen.indexOf(tag) + 1}</small>
            ) : null}
          </button>
        ))}
        <Select
          className={classes["more"] ?? ""}
          aria-label={t("field.otherLanguage")}
          placeholder={t("field.otherLanguage")}
          searchable
          value={null}
          data={more.filter(({ value }) => !chosen.includes(value))}
          nothingFoundMessage={t("field.noLanguage")}
          onChange={(tag) => tag && toggle(tag)}
        />
      </div>
    </fieldset>
  );
}

/** Spoken languages, and whether to call an interpreter. */
export function SpeakFields({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  const { languages, interpreter } = form.getValues();
  const { language } = useWords();
  const choose = (chosen: string[]) => {
    form.setFieldValue("languages", chosen);
    if (interpreter && !chosen.includes(interpreter)) {
      form.setFieldValue("interpreter", chosen[0] ?? null);
    }
  };
  return (
    <>
      <LanguageChips label={t("field.languages")} chosen={languages} onChange={choose} />
      <div className={classes["inline"]}>
        <Switch
          size="md"
          label={t("field.interpreter")}
          checked={interpreter !== null}
          disabled={languages.length === 0}
          description={languages.length === 0 ? t("field.interpreterWhy") : undefined}
          onChange={(event) =>
            form.setFieldValue(
              "interpreter",
              event.currentTarget.checked ? (languages[0] ?? null) : null,
            )
          }
        />
        {interpreter !== null && languages.length > 1 ? (
          <Select
            aria-label={t("field.interpreterLanguage")}
            data={languages.map((value) => ({ value, label: language(value) }))}
            allowDeselect={false}
            {...form.getInputProps("interpreter")}
          />
        ) : null}
      </div>
    </>
  );
}

const abilities = ["yes", "little", "no", "unknown"] as const;

/** Whether a paper helps, and in which language. */
export function ReadFields({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  const { reads, readingAbility } = form.getValues();
  return (
    <>
      <Choice
        label={t("field.readingAbility")}
        options={abilities}
        value={readingAbility}
        textOf={(option) => t(`reading.${option}`)}
        onChange={(option) => form.setFieldValue("readingAbility", option)}
      />
      {readingAbility === "no" ? null : (
        <LanguageChips
          label={t("field.reads")}
          chosen={reads}
          onChange={(chosen) => form.setFieldValue("reads", chosen)}
        />
      )}
    </>
  );
}
