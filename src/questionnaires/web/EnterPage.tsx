import { Button, NativeSelect } from "@mantine/core";
import { IconCloudCheck, IconCloudOff, IconDeviceTablet } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { call } from "../../platform/web/client.ts";
import type { PageProps } from "../../platform/web/module.ts";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { sayDone } from "../../platform/web/say.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import type { AnswerError } from "../check-answers.ts";
import {
  finishSitting,
  getSitting,
  listAnswers,
  listSittings,
  type OpenSitting,
  type SittingId,
  saveSitting,
} from "../contract.ts";
import type { Questionnaire } from "../fhir.ts";
import { needsSafetyStep } from "../safety.ts";
import { languagesOf, readIn, titleOf } from "../texts.ts";
import classes from "./enter.module.css";
import { languageName } from "./form/use-form-words.ts";
import { WholeForm } from "./form/WholeForm.tsx";
import { SafetyStep } from "./SafetyStep.tsx";
import { giveTablet } from "./tablet/give.ts";
import { useKeeping } from "./use-keeping.ts";
import { useQuestionnaireWords } from "./words.ts";

/** A colleague enters the answers, together with the person or alone. */
export function EnterPage({ params }: PageProps) {
  const id = params["id"] as SittingId;
  const { data, error, refetch } = useAnswer(
    getSitting,
    { id },
    { staleTime: Infinity, gcTime: 0 },
  );
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  return <Enter sitting={data} />;
}

function Enter({ sitting }: { sitting: OpenSitting }) {
  const { t } = useQuestionnaireWords();
  const { id, personId } = sitting;
  const navigate = useNavigate();
  const textOf = useProblemText("questionnaires");
  const form: Questionnaire = JSON.parse(sitting.file);
  const languages = languagesOf(form);
  const [wanted, setWanted] = useState(sitting.language);
  const language = readIn(languages, wanted);
  const keeping = useKeeping(sitting, (revision, response) =>
    call(saveSitting, { id, revision, response }),
  );
  const finish = useWrite(finishSitting, [listSittings, listAnswers]);
  const errors = (finish.error?.errors ?? []).map(({ path, code }) => ({
    path: path.replace(/^\/response\//, ""),
    code: code as AnswerError["code"],
  }));
  const put = async () => {
    const revision = await keeping.whenKept();
    finish.mutate(
      { id, revision },
      {
        onSuccess: () => {
          sayDone(t("list.kept"));
          navigate({ to: "/people/$id/questionnaires", params: { id: personId } });
        },
        onError: ({ errors: [first] }) => goTo(first?.path),
      },
    );
  };
  const isAlarm = needsSafetyStep(form, keeping.response);
  return (
    <div className={classes["enter"]}>
      <PageHead title={<bdi>{titleOf(form, language)}</bdi>} text={t("sitting.kept")}>
        <Button
          variant="default"
          leftSection={<IconDeviceTablet size={20} stroke={1.8} />}
          onClick={async () => {
            await keeping.whenKept();
            await giveTablet(id, wanted);
          }}
        >
          {t("sitting.handOver")}
        </Button>
      </PageHead>
      <NativeSelect
        className={classes["language"] ?? ""}
        label={t("sitting.language")}
        value={language}
        onChange={({ currentTarget }) => setWanted(currentTarget.value)}
        data={languages.map((code) => ({ value: code, label: languageName(code) }))}
      />
      {language !== wanted && !wanted.startsWith(`${language}-`) ? (
        <p className={classes["note"]}>
          {t("sitting.fallback", { language: languageName(language) })}
        </p>
      ) : null}
      {isAlarm ? <SafetyStep /> : null}
      <WholeForm
        key={keeping.state === "stale" ? "newer" : "same"}
        form={form}
        response={keeping.response}
        language={language}
        errors={errors}
        onChange={keeping.change}
      />
      <footer className={classes["foot"]}>
        <p role="status" data-state={keeping.state}>
          {keeping.state === "lost" ? (
            <IconCloudOff size={22} stroke={1.8} aria-hidden />
          ) : (
            <IconCloudCheck size={22} stroke={1.8} aria-hidden />
          )}
          {t(stateWord[keeping.state])}
        </p>
        {errors.length > 0 ? (
          <p className={classes["wrong"]} role="alert">
            {t("sitting.missing", { count: errors.length })}
          </p>
        ) : null}
        {finish.error && errors.length === 0 ? (
          <p className={classes["wrong"]} role="alert">
            {textOf(finish.error)}
          </p>
        ) : null}
        <div>
          <Button size="md" loading={finish.isPending} onClick={() => void put()}>
            {t("sitting.finish")}
          </Button>
          <Button
            size="md"
            variant="subtle"
            renderRoot={(props) => (
              <Link {...props} to="/people/$id/questionnaires" params={{ id: personId }} />
            )}
          >
            {t("sitting.later")}
          </Button>
        </div>
      </footer>
    </div>
  );
}

const stateWord = {
  kept: "sitting.kept",
  saving: "sitting.saving",
  lost: "sitting.lost",
  stale: "sitting.stale",
} as const;

/** The first question that is wrong comes into sight, and the keyboard with it. */
function goTo(path: string | undefined): void {
  if (path === undefined) return;
  const at = CSS.escape(path.replace(/^\/response\//, ""));
  document.querySelector<HTMLElement>(`[data-at="${at}"] :is(input, textarea)`)?.focus();
}
