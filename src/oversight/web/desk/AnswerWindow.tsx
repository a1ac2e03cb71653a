import { Button, Modal, Radio, Stack, Textarea } from "@mantine/core";
import { useState } from "react";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../../platform/web/say.ts";
import {
  type Alert,
  type AlertOutcome,
  alertOutcomes,
  answerAlert,
  getOversight,
  listAlerts,
} from "../../contract.ts";
import { useOversightWords } from "../use-oversight-words.ts";
import classes from "./desk.module.css";

/** What came of a question; it is said once. */
export function AnswerWindow({ alert, onClose }: { alert: Alert; onClose: () => void }) {
  const { t } = useOversightWords();
  const textOf = useProblemText("oversight");
  const answer = useAct(answerAlert, [listAlerts, getOversight]);
  const [outcome, setOutcome] = useState<AlertOutcome>();
  const [remark, setRemark] = useState("");
  const keep = () => {
    if (!outcome) return;
    answer.mutate(
      { id: alert.id, outcome, remark },
      {
        onSuccess: () => sayDone(t("alerts.kept")),
        onError: (problem) => saySorry(textOf(problem)),
        onSettled: onClose,
      },
    );
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("alerts.answerTitle")}
      closeButtonProps={{ "aria-label": t("platform:close") }}
    >
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <p className={classes["soft"]}>{t(`alerts.question.${alert.kind}`, alert.figures)}</p>
        <Radio.Group
          label={t("alerts.outcomeLabel")}
          value={outcome ?? null}
          onChange={(value) => setOutcome(value as AlertOutcome)}
        >
          <Stack gap="xs" mt="xs">
            {alertOutcomes.map((one) => (
              <Radio key={one} value={one} label={t(`alerts.outcome.${one}`)} />
            ))}
          </Stack>
        </Radio.Group>
        <Textarea
          label={t("alerts.remark")}
          description={t("alerts.remarkText")}
          autosize
          minRows={2}
          maxLength={1000}
          value={remark}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
        <div className={classes["acts"]}>
          <Button type="submit" disabled={!outcome} loading={answer.isPending}>
            {t("alerts.keep")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("platform:cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
