import { Link, useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Empty } from "../../../platform/web/Empty.tsx";
import type { PageProps } from "../../../platform/web/module.ts";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { type Question, searchJournal } from "../../contract.ts";
import { useOversightWords } from "../use-oversight-words.ts";
import { Entries } from "./Entries.tsx";
import { FileActions } from "./FileActions.tsx";
import classes from "./journal.module.css";
import { QuestionForm } from "./QuestionForm.tsx";
import { isAsked, questionOf } from "./question.ts";

/** The journal answers a question; it is not leafed through. The question stands in the address. */
export function JournalPage({ search }: PageProps) {
  const { t } = useOversightWords();
  const navigate = useNavigate();
  const question = questionOf(search);
  const key = JSON.stringify(question);
  return (
    <>
      <div className={classes["screenOnly"]}>
        <p className={classes["way"]}>
          <Link to="/oversight">{t("search.back")}</Link>
        </p>
        <PageHead title={t("search.title")} text={t("search.text")} />
      </div>
      <QuestionAndAnswer
        key={key}
        question={question}
        onAsk={(next) => navigate({ to: "/oversight/journal", search: next })}
      />
    </>
  );
}

function QuestionAndAnswer({
  question,
  onAsk,
}: {
  question: Question;
  onAsk: (question: Question) => void;
}) {
  const { t } = useOversightWords();
  const [before, setBefore] = useState<string>();
  const asked = isAsked(question);
  const { data, error, refetch, isFetching } = useAnswer(
    searchJournal,
    { ...question, ...(before && { before }) },
    { enabled: asked, staleTime: Number.POSITIVE_INFINITY },
  );
  const isFault = error !== null && error.errors.length === 0;
  return (
    <>
      <QuestionForm question={question} problem={error} isBusy={isFetching} onAsk={onAsk} />
      {asked ? null : <Empty title={t("search.start")}>{t("search.startText")}</Empty>}
      {isFault ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {asked && !data && !error ? <RingWaiting /> : null}
      {data?.entries.length === 0 ? (
        <Empty title={t("search.empty")}>{t("search.emptyText")}</Empty>
      ) : null}
      {data && data.entries.length > 0 ? (
        <>
          <FileActions question={question} answer={data} />
          <Entries entries={data.entries} onAsk={onAsk} />
          <nav className={classes["leaf"]} aria-label={t("search.older")}>
            {before ? (
              <button type="button" onClick={() => setBefore(undefined)}>
                {t("search.newer")}
              </button>
            ) : null}
            {data.more ? (
              <button type="button" onClick={() => setBefore(data.entries.at(-1)?.id)}>
                {t("search.older")}
              </button>
            ) : null}
          </nav>
        </>
      ) : null}
    </>
  );
}
