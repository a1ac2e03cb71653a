import { Textarea } from "@mantine/core";
import classes from "./letter.module.css";
import { useDocumentWords } from "./use-document-words.ts";
import { isTyped, type LetterDraft } from "./use-letter.ts";

/** What the letter says, field by field: the person sees each, and decides whether it stands in it. */
export function LetterFields({ letter }: { letter: LetterDraft }) {
  const { t } = useDocumentWords();
  const { facts, values, leftOut } = letter;
  const known = facts.fields.filter((field) => !isTyped(field));
  const typed = facts.fields.filter(isTyped);
  return (
    <>
      <fieldset className={classes["fields"]}>
        <legend>{t("letter.what")}</legend>
        <p className={classes["soft"]}>{t("letter.whatHint")}</p>
        {known.map((field) => {
          const value = values[field];
          return (
            <label key={field}>
              <input
                type="checkbox"
                checked={Boolean(value) && !leftOut.includes(field)}
                disabled={!value || field === "person"}
                onChange={() => letter.toggle(field)}
              />
              <span>{t(`letter.field.${field}`)}</span>
              <bdi data-missing={!value || undefined}>{value || t("letter.missing")}</bdi>
            </label>
          );
        })}
      </fieldset>
      {typed.map((field) => (
        <Textarea
          key={field}
          label={t(`letter.field.${field}`)}
          autosize
          minRows={field === "day" ? 1 : 2}
          maxRows={12}
          maxLength={4000}
          value={values[field] ?? ""}
          onChange={({ currentTarget }) => letter.type(field, currentTarget.value)}
        />
      ))}
    </>
  );
}
