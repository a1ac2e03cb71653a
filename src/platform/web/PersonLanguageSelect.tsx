import { NativeSelect } from "@mantine/core";
import {
  type PersonLanguage,
  personLanguageCodes,
  personLanguages,
} from "../../platform/person-languages.ts";

interface Props {
  readonly label: string;
  readonly value: PersonLanguage;
  readonly onChange: (language: PersonLanguage) => void;
}

/** Each language by its own name. */
export function PersonLanguageSelect({ label, value, onChange }: Props) {
  return (
    <NativeSelect
      label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value as PersonLanguage)}
      data={personLanguageCodes.map((code) => ({ value: code, label: personLanguages[code].name }))}
    />
  );
}
