import { Button } from "@mantine/core";
import { IconCheck, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Compartment } from "../../../access/contract.ts";
import type { Problem } from "../../../platform/web/client.ts";
import type { Representation } from "../../contract.ts";
import forms from "../forms.module.css";
import { Refused, useErrorAt } from "../Refused.tsx";
import { useCircleWords } from "../use-circle-words.ts";
import { HowItWasSaid } from "./HowItWasSaid.tsx";
import { type Matter, TextToRead } from "./TextToRead.tsx";
import type { How } from "./use-how.ts";
import { WithoutSharing } from "./WithoutSharing.tsx";

interface Props {
  readonly matter: Matter;
  readonly compartments: readonly Compartment[];
  readonly voices: readonly Representation[];
  /** One that holds already. */
  readonly consent: { readonly until: string | null } | null;
  readonly how: How;
  readonly onHow: (how: How) => void;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly onAnswer: (decision: "agreed" | "refused" | "as-before") => void;
  /** Left out where there is nothing to pass on. */
  readonly onWithout?: () => void;
}

/** The person is asked, in their words; or has said yes before. */
export function AskStep(props: Props) {
  const { t, day } = useCircleWords();
  const { consent, how, problem } = props;
  const [asksAgain, setAsksAgain] = useState(false);
  const errorAt = useErrorAt(problem);
  const interpreterError = errorAt("/interpreter") ?? errorAt("/answer/interpreter");
  const refused = <Refused problem={problem} fields={["/interpreter", "/answer/interpreter"]} />;
  if (consent && !asksAgain) {
    return (
      <div className={forms["form"]}>
        <p className={forms["lead"]}>
          {consent.until
            ? t("share.saidYesUntil", { day: day(consent.until) })
            : t("share.saidYes")}
        </p>
        {refused}
        <div className={forms["buttons"]}>
          <Button loading={props.isBusy} onClick={() => props.onAnswer("as-before")}>
            {t("share.go")}
          </Button>
          <Button variant="default" onClick={() => setAsksAgain(true)}>
            {t("share.askAgain")}
          </Button>
          {props.onWithout ? <WithoutSharing onWithout={props.onWithout} /> : null}
        </div>
      </div>
    );
  }
  return (
    <div className={forms["form"]}>
      <TextToRead
        matter={props.matter}
        language={how.language}
        onLanguage={(language) => props.onHow({ ...how, language })}
      />
      <HowItWasSaid
        how={how}
        onHow={props.onHow}
        voices={props.voices}
        compartments={props.compartments}
        interpreterError={interpreterError}
      />
      {refused}
      <div className={`${forms["buttons"]} ${forms["stay"]}`}>
        <Button
          leftSection={<IconCheck size={22} stroke={2.2} />}
          loading={props.isBusy}
          onClick={() => props.onAnswer("agreed")}
        >
          {t("share.agrees")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconX size={22} stroke={2.2} />}
          disabled={props.isBusy}
          onClick={() => props.onAnswer("refused")}
        >
          {t("share.refuses")}
        </Button>
        {props.onWithout ? <WithoutSharing onWithout={props.onWithout} /> : null}
      </div>
    </div>
  );
}
