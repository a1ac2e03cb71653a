import { Button } from "@mantine/core";
import { IconMessageQuestion } from "@tabler/icons-react";
import { useState } from "react";
import { Empty } from "../../platform/web/Empty.tsx";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { type Advice, listAdvice } from "../contract.ts";
import { Answer, Question } from "./AdviceRow.tsx";
import { AskAdvice } from "./AskAdvice.tsx";
import classes from "./advice.module.css";
import { useCircleWords } from "./use-circle-words.ts";

/** A colleague's opinion about a case, without saying whose (CONF-16). */
export function AdvicePage() {
  const { t } = useCircleWords();
  const { data, error, refetch } = useAnswer(listAdvice, {});
  const [isAsking, setAsking] = useState(false);
  const all = data?.advice ?? [];
  const groups = [
    ["toAnswer", all.filter((one) => one.side === "received" && one.answer === null)],
    ["answers", all.filter((one) => one.side === "asked" && one.answer !== null)],
    ["waiting", all.filter((one) => one.side === "asked" && one.answer === null)],
    ["given", all.filter((one) => one.side === "received" && one.answer !== null)],
  ] as const satisfies readonly (readonly [string, readonly Advice[]])[];
  return (
    <>
      <PageHead title={t("advice.title")} text={t("advice.text")}>
        <Button
          leftSection={<IconMessageQuestion size={22} stroke={1.8} />}
          onClick={() => setAsking(true)}
        >
          {t("advice.ask")}
        </Button>
      </PageHead>
      {error && !data ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      {data && all.length === 0 ? (
        <Empty title={t("advice.none")}>{t("advice.noneText")}</Empty>
      ) : null}
      <div className={classes["groups"]}>
        {groups.map(([key, list]) =>
          list.length > 0 ? (
            <section key={key} aria-labelledby={`advice-${key}`}>
              <h2 id={`advice-${key}`}>{t(`advice.group.${key}`)}</h2>
              <ul>
                {list.map((advice) => (
                  <Question key={advice.id} advice={advice}>
                    {key === "toAnswer" ? <Answer id={advice.id} /> : null}
                  </Question>
                ))}
              </ul>
            </section>
          ) : null,
        )}
      </div>
      {isAsking ? <AskAdvice onClose={() => setAsking(false)} /> : null}
    </>
  );
}
