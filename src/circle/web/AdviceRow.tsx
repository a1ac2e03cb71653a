import { Button, Textarea } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { useAct } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import { type Advice, answerAdvice, listAdvice } from "../contract.ts";
import classes from "./advice.module.css";
import forms from "./forms.module.css";
import { Refused, useErrorAt } from "./Refused.tsx";
import { useCircleWords } from "./use-circle-words.ts";

/** A question about a case, its answer when there is one, and what can be done below it. */
export function Question({ advice, children }: { advice: Advice; children?: ReactNode }) {
  const { t, colleague, profession, recipient, formats } = useCircleWords();
  const { side, askedBy, askedAt, question, answer, answeredBy, answeredAt } = advice;
  return (
    <li className={classes["advice"]}>
      <p className={classes["soft"]}>
        {side === "asked"
          ? t("advice.askedTo", { to: recipient(advice), when: formats.ago(askedAt) })
          : t("advice.askedBy", {
              by: colleague(askedBy),
              profession: profession(askedBy),
              when: formats.ago(askedAt),
            })}
      </p>
      <p className={classes["words"]} dir="auto">
        {question}
      </p>
      {answer ? (
        <div className={classes["answer"]}>
          <p className={classes["soft"]}>
            {t("advice.answeredBy", {
              by: answeredBy ? colleague(answeredBy) : "",
              when: answeredAt ? formats.ago(answeredAt) : "",
            })}
          </p>
          <p className={classes["words"]} dir="auto">
            {answer}
          </p>
        </div>
      ) : null}
      {children}
    </li>
  );
}

export function Answer({ id }: { id: string }) {
  const { t } = useCircleWords();
  const answer = useAct(answerAdvice, [listAdvice]);
  const errorAt = useErrorAt(answer.error);
  const [words, setWords] = useState("");
  return (
    <form
      className={forms["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        answer.mutate(
          { id, answer: words.trim() },
          { onSuccess: () => sayDone(t("advice.answered")) },
        );
      }}
    >
      <Textarea
        label={t("advice.yourAnswer")}
        value={words}
        maxLength={4000}
        minRows={2}
        autosize
        error={errorAt("/answer")}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      <Refused problem={answer.error} fields={["/answer"]} />
      <div className={forms["buttons"]}>
        <Button
          type="submit"
          variant="light"
          loading={answer.isPending}
          disabled={words.trim() === ""}
        >
          {t("advice.answerGo")}
        </Button>
      </div>
    </form>
  );
}
