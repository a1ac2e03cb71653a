import { Button } from "@mantine/core";
import { IconUpload } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { Empty } from "../../../platform/web/Empty.tsx";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { sayDone } from "../../../platform/web/say.ts";
import { useWrite } from "../../../platform/web/use-write.ts";
import {
  listQuestionnaires,
  loadQuestionnaire,
  type NamedQuestionnaire,
  reinstateQuestionnaire,
  retireQuestionnaire,
} from "../../contract.ts";
import { useQuestionnaireWords } from "../words.ts";
import classes from "./admin.module.css";

/** The questionnaires of the house, for whoever administers: load, look at, retire. */
export function QuestionnairesPage() {
  const { t, titleOf } = useQuestionnaireWords();
  const { data, error, refetch } = useAnswer(listQuestionnaires, {});
  const load = useWrite(loadQuestionnaire, [listQuestionnaires]);
  const textOf = useProblemText("questionnaires");
  const file = useRef<HTMLInputElement>(null);
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    load.mutate(
      { file: await chosen.text() },
      { onSuccess: (named) => sayDone(t("admin.loaded", { title: titleOf(named) })) },
    );
    if (file.current) file.current.value = "";
  };
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  return (
    <div className={classes["page"]}>
      <PageHead title={t("admin.title")} text={t("admin.text")}>
        <Button
          leftSection={<IconUpload size={20} stroke={1.8} />}
          loading={load.isPending}
          onClick={() => file.current?.click()}
        >
          {t("admin.load")}
        </Button>
        <input
          ref={file}
          type="file"
          hidden
          aria-label={t("admin.load")}
          accept=".json,application/json,application/fhir+json"
          onChange={({ currentTarget }) => void choose(currentTarget.files?.[0])}
        />
      </PageHead>
      {load.error ? (
        <div className={classes["wrong"]} role="alert">
          {load.error.errors.length > 0 ? (
            <>
              <p>{t("admin.wrong")}</p>
              <ul>
                {load.error.errors.slice(0, 12).map(({ path, code }) => (
                  <li key={`${path} ${code}`}>
                    <code dir="ltr">{path}</code>{" "}
                    {t(`admin.error.${code}`, { defaultValue: t("admin.error.other") })}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p>{textOf(load.error)}</p>
          )}
        </div>
      ) : null}
      {data.questionnaires.length === 0 ? (
        <Empty title={t("admin.empty")}>{t("admin.text")}</Empty>
      ) : (
        <ul className={classes["list"]}>
          {data.questionnaires.map((one) => (
            <Row key={one.id} questionnaire={one} />
          ))}
        </ul>
      )}
    </div>
  );
}

function Row({ questionnaire }: { questionnaire: NamedQuestionnaire }) {
  const { t, titleOf, dayOf, formats, language } = useQuestionnaireWords();
  const { id, url, version, languages, questions, retiredOn } = questionnaire;
  const [isAsked, setAsked] = useState(false);
  const retire = useWrite(retireQuestionnaire, [listQuestionnaires]);
  const reinstate = useWrite(reinstateQuestionnaire, [listQuestionnaires]);
  return (
    <li data-retired={retiredOn !== null || undefined}>
      <div>
        <h2>
          <Link to="/questionnaires/$id" params={{ id }}>
            <bdi>{titleOf(questionnaire)}</bdi>
          </Link>
        </h2>
        <p>
          {version ? `${t("admin.version", { version })} · ` : ""}
          {t("begin.questions", { count: questions })} · {formats.list(languages.map(language))}
        </p>
        <p>
          <code dir="ltr">{url}</code>
        </p>
        {retiredOn ? <p>{t("admin.retired", { day: dayOf(retiredOn) })}</p> : null}
        {isAsked ? <p role="alert">{t("admin.retireAsk")}</p> : null}
      </div>
      <div className={classes["acts"]}>
        {retiredOn ? (
          <Button
            variant="light"
            loading={reinstate.isPending}
            onClick={() => reinstate.mutate({ id })}
          >
            {t("admin.reinstate")}
          </Button>
        ) : (
          <Button
            variant={isAsked ? "filled" : "subtle"}
            loading={retire.isPending}
            onClick={() =>
              isAsked ? retire.mutate({ id }, { onSuccess: () => setAsked(false) }) : setAsked(true)
            }
          >
            {t("admin.retire")}
          </Button>
        )}
        {isAsked ? (
          <Button variant="default" onClick={() => setAsked(false)}>
            {t("begin.cancel")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
