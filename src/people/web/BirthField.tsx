import { TextInput } from "@mantine/core";
import { readTypedBirth } from "../births/typed-birth.ts";
import type { IdentityForm } from "./identity-form.ts";
import { today, useWords } from "./use-words.ts";

/** A birth date in any writing, with what was understood of it below. */
export function BirthField({ form }: { form: IdentityForm }) {
  const { t, birth, age } = useWords();
  const typed = form.getValues().birth;
  const reading = readTypedBirth(typed, today());
  const understood =
    "birth" in reading
      ? reading.birth && `${birth(reading.birth)} · ${age(reading.birth)}`
      : t(`birth.${reading.refusal}`);
  return (
    <TextInput
      label={t("field.birth")}
      placeholder={t("field.birthExample")}
      description={form.errors["birth"] ? undefined : understood || t("field.birthHelp")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      descriptionProps={{ "aria-live": "polite" }}
      autoComplete="off"
      {...form.getInputProps("birth")}
    />
  );
}
