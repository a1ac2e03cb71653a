import { Button, Checkbox } from "@mantine/core";
import { useState } from "react";
import type { Compartment } from "../../../access/contract.ts";
import type { Problem } from "../../../platform/web/client.ts";
import type { Purpose } from "../../contract.ts";
import { faultOfShareDay } from "../../rules.ts";
import { Choices } from "../Choices.tsx";
import forms from "../forms.module.css";
import { useErrorAt } from "../Refused.tsx";
import { today, useCircleWords } from "../use-circle-words.ts";
import { UntilWhen } from "./UntilWhen.tsx";
import { WithoutSharing } from "./WithoutSharing.tsx";

export const purposes = ["care", "handover", "advice"] as const satisfies readonly Purpose[];

/** What for, until when, and the author's word that it is strictly needed (CONF-11). */
export function MatterStep(props: {
  compartment: Compartment;
  /** What kind of entry it is alone; null: the whole compartment. */
  entryKind: string | null;
  to: string;
  purpose: Purpose;
  /** Left out where the purpose is settled. */
  onPurpose?: (purpose: Purpose) => void;
  until: string;
  onUntil: (day: string) => void;
  isNeeded: boolean;
  onNeeded: (isNeeded: boolean) => void;
  problem: Problem | null;
  onNext: () => void;
  onWithout: () => void;
}) {
  const { t, matters } = useCircleWords();
  const errorAt = useErrorAt(props.problem);
  const [isTried, setTried] = useState(false);
  const fault = props.until === "" ? "required" : faultOfShareDay(props.until, today());
  const untilError = fault ? t(`error.${fault}`) : errorAt("/until");
  return (
    <form
      noValidate
      className={forms["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (props.isNeeded && !fault) props.onNext();
      }}
    >
      <p className={forms["lead"]}>
        {props.entryKind
          ? t("share.whatEntry", { to: props.to, entry: t(`share.entry.${props.entryKind}`) })
          : t("share.whatAll", { to: props.to, matter: matters([props.compartment]) })}
      </p>
      {props.onPurpose ? (
        <Choices
          label={t("share.purpose")}
          options={purposes}
          value={props.purpose}
          textOf={(one) => t(`purpose.${one}`)}
          hintOf={(one) => t(`purposeHint.${one}`)}
          onChange={props.onPurpose}
        />
      ) : null}
      <UntilWhen
        key={props.purpose}
        value={props.until}
        onChange={props.onUntil}
        error={isTried || props.problem ? untilError : undefined}
      />
      <Checkbox
        size="md"
        checked={props.isNeeded}
        label={t("share.needed")}
        description={t("share.neededHint")}
        error={isTried && !props.isNeeded ? t("error.strictly-needed") : errorAt("/strictlyNeeded")}
        onChange={(event) => props.onNeeded(event.currentTarget.checked)}
      />
      <div className={forms["buttons"]}>
        <Button type="submit">{t("share.next")}</Button>
        <WithoutSharing onWithout={props.onWithout} />
      </div>
    </form>
  );
}
