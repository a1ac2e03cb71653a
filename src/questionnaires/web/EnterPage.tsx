import { Button, NativeSelect } from "@mantine/core";
import { IconCloudCheck, IconCloudOff, IconDeviceTablet } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { getPerson, type Person } from "../../people/contract.ts";
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
import { findAlarm } from "../safety.ts";
import { isThatOf, languagesOf, readIn, titleOf } from "../texts.ts";
import { AboutWhom } from "./AboutWhom.tsx";
import classes from "./enter.module.css";
import { languageName } from "./form/use-form-words.ts";
import { WholeForm } from "./form/WholeForm.tsx";
import { OtherLanguage } from "./OtherLanguage.tsx";
import { SafetyStepAppearing } from "./SafetyStep.tsx";
import { giveTablet } from "./tablet/give.ts";
import { useKeeping } from "./use-keeping.ts";
import { useQuestionnaireWords } from "./words.ts";

/** A colleague enters the answers, together with the person or alone. */
export function EnterPage({ params }: PageProps) {
  const id = params["id"] as SittingId;
  const sitting = useAnswer(getSitting, { id }, { staleTime: Infinity, gcTime: 0 });
  if (sitting.error) return <Sorry problem={sitting.error} onRetry={() => sitting.refetch()} />;
  if (!sitting.data) return <RingWaiting />;
  return <EnterAbout sitting={sitting.data} />;
}

/** Nothing is asked before it is seen about whom. */
function EnterAbout({ sitting }: { sitting: OpenSitting }) {
  const { data, error, refetch } = useAnswer(getPerson, { id: sitting.personId });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  return <Enter sitting={sitting} person={data} />;
}

function Enter({ sitting, person }: { sitting: OpenSitting; person: Person }) {
  const { t, formats, reader, language: nameOf } = useQuestionnaireWords();
  const { id, personId } = sitting;
  const navigate = useNavigate();
  const textOf = useProblemText("questionnaires");
  const form: Questionnaire = JSON.parse(sitting.file);
  const languages = languagesOf(form);
  const [wanted, setWanted] = useState(sitting.language);
  const [isAsked, setAsked] = useState(false);
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
      { id, revision, language },
      {
        onSuccess: () => {
          sayDone(t("list.kept"));
          navigate({ to: "/people/$id/questionnaires", params: { id: personId } });
        },
        onError: ({ errors: [first] }) => goTo(first?.path),
      },
    );
  };
  const isOther = !isThatOf(language, wanted);
  const give = async () => {
    await keeping.whenKept();
    await giveTablet(id, wanted);
  };
  const alarm = findAlarm(form, keeping.response);
  return (
    <div className={classes["enter"]}>
      <AboutWhom person={person} />
      <PageHead title={<bdi>{titleOf(form, reader)}</bdi>} text={t("sitting.kept")}>
        <Button
          variant="default"
          leftSection={<IconDeviceTablet size={20} stroke={1.8} />}
          onClick={() => (isOther ? setAsked(true) : void give())}
        >
          {t("sitting.handOver")}
        </Button>
      </PageHead>
      {sitting.handedInAt ? (
        <p className={classes["note"]}>
          {t("sitting.returned", { when: formats.ago(sitting.handedInAt) })}
        </p>
      ) : null}
      <NativeSelect
        className={classes["language"] ?? ""}
        label={t("sitting.language")}
        value={language}
        onChange={({ currentTarget }) => {
          setWanted(currentTarget.value);
          setAsked(false);
        }}
        data={languages.map((code) => ({ value: code, label: languageName(code) }))}
      />
      {isAsked ? (
        <OtherLanguage
          wanted={wanted}
          shown={language}
          onGive={() => void give()}
          onCancel={() => setAsked(false)}
        />
      ) : null}
      {isOther && !isAsked ? (
        <p className={classes["note"]}>{t("sitting.fallback", { language: nameOf(language) })}</p>
      ) : null}
      <WholeForm
        key={keeping.state === "stale" ? "newer" : "same"}
        form={form}
        response={keeping.response}
        language={language}
        errors={errors}
        aside={alarm && { linkId: alarm.linkId, shown: <SafetyStepAppearing /> }}
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
