import type { Compartment } from "../../../access/contract.ts";
import type { Representation } from "../../contract.ts";
import { Choices } from "../Choices.tsx";
import { useCircleWords } from "../use-circle-words.ts";

/** The person, or somebody who may speak for them in these matters; not asked when there is nobody else. */
export function WhoSpeaks({
  voices,
  compartments,
  value,
  onChange,
}: {
  voices: readonly Representation[];
  compartments: readonly Compartment[];
  value: string | null;
  onChange: (id: string | null) => void;
}) {
  const { t } = useCircleWords();
  const able = voices.filter(
    ({ hasSay, compartments: theirs }) =>
      hasSay && compartments.every((one) => theirs.includes(one)),
  );
  if (able.length === 0) return null;
  return (
    <Choices
      label={t("speaks.label")}
      options={["person", ...able.map(({ id }) => id)]}
      value={value ?? "person"}
      textOf={(one) => {
        const voice = able.find(({ id }) => id === one);
        return voice ? `${voice.name} (${t(`voice.kind.${voice.kind}`)})` : t("speaks.person");
      }}
      onChange={(one) => onChange(one === "person" ? null : one)}
    />
  );
}
