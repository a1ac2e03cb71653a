import { TextInput } from "@mantine/core";
import type { Compartment } from "../../../access/contract.ts";
import type { Representation } from "../../contract.ts";
import { Choices } from "../Choices.tsx";
import { useCircleWords } from "../use-circle-words.ts";
import { aids, type How, waysToSay } from "./use-how.ts";
import { WhoSpeaks } from "./WhoSpeaks.tsx";

/** Who answered, how, and with which help: what the ledger keeps beside the answer (CONF-10). */
export function HowItWasSaid({
  how,
  onHow,
  voices,
  compartments,
  interpreterError,
}: {
  how: How;
  onHow: (how: How) => void;
  voices: readonly Representation[];
  compartments: readonly Compartment[];
  interpreterError: string | undefined;
}) {
  const { t } = useCircleWords();
  return (
    <>
      <WhoSpeaks
        voices={voices}
        compartments={compartments}
        value={how.givenBy}
        onChange={(givenBy) => onHow({ ...how, givenBy })}
      />
      <Choices
        label={t("expressed.label")}
        options={waysToSay}
        value={how.expressed}
        textOf={(one) => t(`expressed.${one}`)}
        onChange={(expressed) => onHow({ ...how, expressed })}
      />
      <Choices
        label={t("aid.label")}
        options={aids}
        value={how.aid}
        textOf={(one) => t(`aid.${one}`)}
        onChange={(aid) => onHow({ ...how, aid })}
      />
      {how.aid === "interpreter" ? (
        <TextInput
          label={t("aid.who")}
          description={t("aid.whoHint")}
          value={how.interpreter}
          maxLength={200}
          autoComplete="off"
          error={interpreterError}
          onChange={(event) => onHow({ ...how, interpreter: event.currentTarget.value })}
        />
      ) : null}
    </>
  );
}
