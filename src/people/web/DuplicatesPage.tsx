import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Empty } from "../../platform/web/Empty.tsx";
import { useFormats } from "../../platform/web/formats.ts";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listLikelyDuplicates } from "../contract.ts";
import classes from "./duplicates.module.css";
import { PersonLine } from "./PersonLine.tsx";
import { useWords } from "./use-words.ts";

/** Pairs of cards that may be one person, the likeliest first. */
export function DuplicatesPage() {
  const { t } = useWords();
  const { percent } = useFormats();
  const { data, error, refetch } = useAnswer(listLikelyDuplicates, {});
  return (
    <>
      <PageHead title={t("pairs.title")} text={t("pairs.text")} />
      {error ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      {data?.pairs.length === 0 ? (
        <Empty title={t("pairs.none")}>{t("pairs.noneText")}</Empty>
      ) : null}
      {data && data.pairs.length > 0 ? (
        <p className={classes["total"]}>{t("pairs.total", { count: data.total })}</p>
      ) : null}
      <ul className={classes["pairs"]}>
        {data?.pairs.map(({ id, score, left, right }) => (
          <li key={id} className={classes["pair"]}>
            <div className={classes["both"]}>
              <PersonLine person={left} />
              <PersonLine person={right} />
            </div>
            <div className={classes["decide"]}>
              <span>{t("pairs.score", { score: percent(score) })}</span>
              <Button
                variant="light"
                renderRoot={(props) => (
                  <Link
                    to="/duplicates/$left/$right"
                    params={{ left: left.id, right: right.id }}
                    search={{ pair: id }}
                    {...props}
                  />
                )}
              >
                {t("pairs.compare")}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
