import { Button, Modal, Textarea } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { useState } from "react";
import { useAct, useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { sayDone } from "../../platform/web/say.ts";
import { askAdvice, listAdvice, listAdvisers } from "../contract.ts";
import classes from "./advice.module.css";
import { Finder, type Found } from "./Finder.tsx";
import forms from "./forms.module.css";
import { Refused, useErrorAt } from "./Refused.tsx";
import { useCircleWords, useServices } from "./use-circle-words.ts";

/** A question to a colleague or a service, in which nobody can be recognised. */
export function AskAdvice({ onClose }: { onClose: () => void }) {
  const { t, colleague, profession } = useCircleWords();
  const { toneOf, keepsOf } = useServices();
  const { data } = useAnswer(listAdvisers, {});
  const ask = useAct(askAdvice, [listAdvice]);
  const errorAt = useErrorAt(ask.error);
  const [chosen, setChosen] = useState<Found>();
  const [question, setQuestion] = useState("");
  const found: readonly Found[] = [
    ...(data?.services ?? []).map(({ id, name }) => ({
      kind: "service" as const,
      id,
      name,
      note: keepsOf(id)
        .map((one) => t(`access:compartment.${one}`))
        .join(", "),
      tone: toneOf(id),
    })),
    ...(data?.colleagues ?? []).map((one) => ({
      kind: "colleague" as const,
      id: one.id,
      name: colleague(one),
      note: profession(one),
    })),
  ];
  const go = () => {
    if (!chosen) return;
    const to = chosen.kind === "service" ? { toService: chosen.id } : { toStaff: chosen.id };
    ask.mutate(
      { ...to, question: question.trim() },
      {
        onSuccess: () => {
          sayDone(t("advice.asked"));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t("advice.askTitle")} size={720}>
      {data ? (
        <form
          noValidate
          className={forms["form"]}
          onSubmit={(event) => {
            event.preventDefault();
            go();
          }}
        >
          <Finder label={t("advice.toWhom")} found={found} chosen={chosen} onChoose={setChosen} />
          <p className={classes["warning"]}>
            <IconEyeOff size={24} stroke={1.8} aria-hidden />
            <span>{t("advice.warning")}</span>
          </p>
          <Textarea
            label={t("advice.question")}
            placeholder={t("advice.example")}
            value={question}
            maxLength={4000}
            minRows={4}
            autosize
            error={errorAt("/question")}
            onChange={(event) => setQuestion(event.currentTarget.value)}
          />
          <Refused problem={ask.error} fields={["/question"]} />
          <div className={forms["buttons"]}>
            <Button
              type="submit"
              loading={ask.isPending}
              disabled={!chosen || question.trim() === ""}
              title={chosen ? undefined : t("share.chooseFirst")}
            >
              {t("advice.askGo")}
            </Button>
            <Button variant="default" onClick={onClose}>
              {t("platform:cancel")}
            </Button>
          </div>
        </form>
      ) : (
        <RingWaiting />
      )}
    </Modal>
  );
}
