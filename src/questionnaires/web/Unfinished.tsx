import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../platform/web/say.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import {
  dropSitting,
  finishSitting,
  listAnswers,
  listQuestionnaires,
  listSittings,
  type Sitting,
} from "../contract.ts";
import classes from "./answers.module.css";
import { SafetyStep } from "./SafetyStep.tsx";
import { useQuestionnaireWords } from "./words.ts";

/** What I began with this person: what they handed in waits for the file, the rest for answers. */
export function Unfinished({ sittings }: { sittings: readonly Sitting[] }) {
  const { t } = useQuestionnaireWords();
  const { returned = [], open = [] } = Object.groupBy(sittings, ({ handedInAt }) =>
    handedInAt ? "returned" : "open",
  );
  return (
    <>
      {sittings.some((one) => one.needsSafetyStep) ? <SafetyStep /> : null}
      <Group title={t("unfinished.returned")} text={t("unfinished.returnedText")} of={returned} />
      <Group title={t("unfinished.title")} of={open} />
    </>
  );
}

interface GroupProps {
  readonly title: string;
  readonly text?: string;
  readonly of: readonly Sitting[];
}

function Group({ title, text, of: sittings }: GroupProps) {
  if (sittings.length === 0) return null;
  return (
    <section className={classes["unfinished"]} aria-label={title}>
      <h2>{title}</h2>
      {text ? <p className={classes["since"]}>{text}</p> : null}
      <ul>
        {sittings.map((sitting) => (
          <Row key={sitting.id} sitting={sitting} />
        ))}
      </ul>
    </section>
  );
}

function Row({ sitting }: { sitting: Sitting }) {
  const { t, formats, titleOf } = useQuestionnaireWords();
  const { id, revision, savedAt, isHandedOver, handedInAt } = sitting;
  const [isAsked, setAsked] = useState(false);
  const drop = useWrite(dropSitting, [listSittings]);
  const finish = useWrite(finishSitting, [listSittings, listAnswers]);
  const textOf = useProblemText("questionnaires");
  const navigate = useNavigate();
  const named = useAnswer(listQuestionnaires, {}).data?.questionnaires.find(
    (one) => one.id === sitting.questionnaireId,
  );
  const goOn = () => navigate({ to: "/sittings/$id", params: { id } });
  const put = () =>
    finish.mutate(
      { id, revision },
      {
        onSuccess: () => sayDone(t("list.kept")),
        onError: (problem) => (problem.status === 422 ? goOn() : saySorry(textOf(problem))),
      },
    );
  return (
    <li>
      <p>
        <strong>
          <bdi>{named ? titleOf(named) : sitting.title}</bdi>
        </strong>
        <span className={classes["since"]}>
          {t("unfinished.since", { when: formats.ago(savedAt) })}
          {isHandedOver && !handedInAt ? ` · ${t("unfinished.handed")}` : null}
        </span>
      </p>
      {isAsked ? (
        <p className={classes["asked"]} role="alert">
          {t("unfinished.dropAsk")}
          <Button
            color="red"
            loading={drop.isPending}
            onClick={() =>
              drop.mutate({ id }, { onSuccess: () => sayDone(t("unfinished.dropped")) })
            }
          >
            {t("unfinished.drop")}
          </Button>
          <Button variant="default" onClick={() => setAsked(false)}>
            {t("begin.cancel")}
          </Button>
        </p>
      ) : (
        <div className={classes["rowActs"]}>
          {handedInAt ? (
            <Button loading={finish.isPending} onClick={put}>
              {t("sitting.finish")}
            </Button>
          ) : null}
          <Button
            variant="light"
            renderRoot={(props) => <Link {...props} to="/sittings/$id" params={{ id }} />}
          >
            {t(handedInAt ? "unfinished.look" : "unfinished.goOn")}
          </Button>
          <Button variant="subtle" onClick={() => setAsked(true)}>
            {t("unfinished.drop")}
          </Button>
        </div>
      )}
    </li>
  );
}
