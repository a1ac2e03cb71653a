import { Button, Modal, NumberInput } from "@mantine/core";
import { useState } from "react";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import { useAct, useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { sayDone, saySorry } from "../../../platform/web/say.ts";
import {
  changeAlertThreshold,
  getOversight,
  listAlertThresholds,
  type Threshold,
} from "../../contract.ts";
import { useOversightWords } from "../use-oversight-words.ts";
import classes from "./desk.module.css";

/** From where on the house asks; each number is kept by itself. */
export function ThresholdsWindow({ onClose }: { onClose: () => void }) {
  const { t } = useOversightWords();
  const { data } = useAnswer(listAlertThresholds, {});
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t("thresholds.title")}
      closeButtonProps={{ "aria-label": t("platform:close") }}
    >
      <p className={classes["soft"]}>{t("thresholds.text")}</p>
      {data ? (
        <ul className={classes["thresholds"]}>
          {data.thresholds.map((threshold) => (
            <ThresholdField key={threshold.key} threshold={threshold} />
          ))}
        </ul>
      ) : (
        <RingWaiting />
      )}
    </Modal>
  );
}

function ThresholdField({ threshold }: { threshold: Threshold }) {
  const { t } = useOversightWords();
  const textOf = useProblemText("oversight");
  const change = useAct(changeAlertThreshold, [listAlertThresholds, getOversight]);
  const { key, value, least, most } = threshold;
  const [typed, setTyped] = useState<number | string>(value);
  const isFit = typeof typed === "number" && typed >= least && typed <= most;
  const keep = () => {
    if (!isFit) return;
    change.mutate(
      { key, value: typed },
      {
        onSuccess: () => sayDone(t("thresholds.saved")),
        onError: (problem) => saySorry(textOf(problem)),
      },
    );
  };
  return (
    <li>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <NumberInput
          label={t(`threshold.${key}`)}
          allowDecimal={false}
          value={typed}
          onChange={setTyped}
          error={isFit ? null : t("thresholds.outOfBounds", { least, most })}
        />
        {typed === value ? null : (
          <Button type="submit" disabled={!isFit} loading={change.isPending}>
            {t("thresholds.save")}
          </Button>
        )}
      </form>
    </li>
  );
}
