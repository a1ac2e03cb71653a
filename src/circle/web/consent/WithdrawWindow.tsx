import { useState } from "react";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import { type Consent, getCircle, type Representation, withdrawConsent } from "../../contract.ts";
import { AskOnce } from "../AskOnce.tsx";
import { useCircleWords } from "../use-circle-words.ts";
import { WhoSpeaks } from "./WhoSpeaks.tsx";

/** The person takes an agreement back: what was passed on under it closes at once (CONF-12). */
export function WithdrawWindow({
  consent,
  voices,
  onClose,
}: {
  consent: Consent;
  voices: readonly Representation[];
  onClose: () => void;
}) {
  const { t, recipient } = useCircleWords();
  const withdraw = useAct(withdrawConsent, [getCircle]);
  const [givenBy, setGivenBy] = useState<string | null>(null);
  const to = recipient(consent);
  return (
    <AskOnce
      title={t("takeBack.title")}
      happens={[t("takeBack.closes", { to }), t("takeBack.stays", { to }), t("takeBack.care")]}
      go={t("takeBack.go")}
      isBusy={withdraw.isPending}
      problem={withdraw.error}
      onGo={() =>
        withdraw.mutate(
          { id: consent.id, givenBy },
          {
            onSuccess: () => {
              sayDone(t("takeBack.done"));
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    >
      <WhoSpeaks
        voices={voices}
        compartments={consent.compartments}
        value={givenBy}
        onChange={setGivenBy}
      />
    </AskOnce>
  );
}
