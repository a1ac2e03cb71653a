import { Textarea } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import {
  answerRequest,
  listRequests,
  listRequestsOf,
  type RequestAnswer,
  type RightsRequest,
  requestAnswers,
} from "../../requests.ts";
import { AnswerGuide } from "./AnswerGuide.tsx";
import classes from "./forms.module.css";
import { Options } from "./Options.tsx";
import { RequestWindow } from "./RequestWindow.tsx";
import { useRequestWords } from "./use-request-words.ts";

interface Props {
  readonly request: RightsRequest;
  readonly onClose: () => void;
}

/** What came of a request; whatever is not granted says why. */
export function AnswerWindow({ request, onClose }: Props) {
  const { t, nameOf, errorAt } = useRequestWords();
  const answer = useAct(answerRequest, [listRequests, listRequestsOf]);
  const [outcome, setOutcome] = useState<RequestAnswer>();
  const [motive, setMotive] = useState("");
  const [isUnchosen, setUnchosen] = useState(false);
  const { id, kind, words, person } = request;
  const go = () => {
    setUnchosen(!outcome);
    if (!outcome) return;
    const done = () => {
      sayDone(t("answered"));
      onClose();
    };
    answer.mutate({ id, outcome, motive }, { onSuccess: done });
  };
  return (
    <RequestWindow
      title={t("answerTitle", { kind: t(`kind.${kind}.name`), name: nameOf(person) })}
      go={t("answerDo")}
      isBusy={answer.isPending}
      problem={answer.error}
      onGo={go}
      onClose={onClose}
    >
      <blockquote className={classes["asked"]} dir="auto">
        {words}
      </blockquote>
      <AnswerGuide kind={kind} personId={person.id} />
      <Options
        label={t("outcome")}
        options={requestAnswers}
        value={outcome}
        textOf={(one) => t(`answer.${one}.choice`)}
        error={isUnchosen && !outcome ? t("error.required") : undefined}
        onChange={setOutcome}
      />
      <Textarea
        label={t(outcome && outcome !== "granted" ? "motive" : "motiveFree")}
        description={t("motiveText")}
        value={motive}
        required={outcome !== undefined && outcome !== "granted"}
        withAsterisk={false}
        maxLength={2000}
        autosize
        minRows={3}
        error={errorAt(answer.error, "/motive")}
        onChange={(event) => setMotive(event.currentTarget.value)}
      />
      <p className={classes["soft"]}>
        {t(outcome && outcome !== "granted" ? "appeal" : "answerStays")}
      </p>
    </RequestWindow>
  );
}
