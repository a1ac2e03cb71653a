import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "../../platform/web/client.ts";
import { bandOf, scaleOf } from "../bands.ts";
import { limitsOf } from "../check-answers.ts";
import { type Answers, getQuestionnaire } from "../contract.ts";
import { extensionOf, extensions, type Questionnaire } from "../fhir.ts";
import { allItems } from "../items.ts";
import { choicesOf } from "../options.ts";
import { codingText, itemText } from "../texts.ts";
import { AnswersCard } from "./AnswersCard.tsx";
import type { AnswerSeries } from "./AnswersPage.tsx";
import classes from "./answers.module.css";
import { Curve } from "./Curve.tsx";
import { Web } from "./Web.tsx";
import { useQuestionnaireWords } from "./words.ts";

/** All answers to one questionnaire: what they say at a glance, the newest, and the earlier ones. */
export function Series({ series }: { series: AnswerSeries }) {
  const { t, formats, titleOf } = useQuestionnaireWords();
  const [newest, ...earlier] = series;
  const [isOpen, setOpen] = useState(false);
  const title = titleOf(newest.questionnaire);
  const scale = scaleOf(newest.questionnaire.url);
  const points = series
    .flatMap(({ answeredAt, scores }) => {
      const value = scale && scores[scale.score];
      return value === undefined ? [] : [{ at: answeredAt, value }];
    })
    .reverse();
  const score = scale && newest.scores[scale.score];
  return (
    <section className={classes["series"]} aria-label={title}>
      <h2>
        <bdi>{title}</bdi>
      </h2>
      {scale && score !== undefined ? (
        <div className={classes["scored"]}>
          <p className={classes["score"]}>
            <strong>{formats.number(score)}</strong>
            <span>{t("score.outOf", { most: formats.number(scale.most) })}</span>
            <em>{t(`band.${bandOf(scale, score)?.key ?? "none"}`)}</em>
          </p>
          <Curve title={title} scale={scale} points={points} />
          <p className={classes["source"]}>{t("score.source", { source: scale.source })}</p>
        </div>
      ) : null}
      <AxesOf now={newest} before={earlier[0]} />
      <AnswersCard answers={newest} />
      {earlier.length > 0 ? (
        <>
          <button
            type="button"
            className={classes["more"]}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t("list.earlier", { count: earlier.length })}
          </button>
          {isOpen
            ? earlier.map((one) => <AnswersCard key={one.entry.id} answers={one} isEarlier />)
            : null}
        </>
      ) : null}
    </section>
  );
}

/** A file never changes: it is fetched once. */
export function useForm(id: Answers["questionnaire"]["id"]): Questionnaire | undefined {
  return useQuery({
    queryKey: ["questionnaire-form", id],
    queryFn: async () => JSON.parse((await call(getQuestionnaire, { id })).file) as Questionnaire,
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

function AxesOf({ now, before }: { now: Answers; before: Answers | undefined }) {
  const { reader } = useQuestionnaireWords();
  const form = useForm(now.questionnaire.id);
  const items = allItems(form?.item).filter((item) => extensionOf(item, extensions.axis));
  const [first] = items;
  if (!form || !first || items.length < 3) return null;
  const axes = items.map((item) => ({
    key: item.linkId,
    label: item.code?.[0] ? codingText(item.code[0], reader) : itemText(item, reader),
  }));
  const limit = limitsOf(first).most;
  const weights = choicesOf(form, first).map(({ weight }) => weight ?? 0);
  const most = typeof limit === "number" ? limit : Math.max(1, ...weights);
  return (
    <Web
      axes={axes}
      most={most}
      now={{ at: now.answeredAt, values: now.scores }}
      before={before && { at: before.answeredAt, values: before.scores }}
    />
  );
}
