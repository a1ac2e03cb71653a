import { IconLifebuoy } from "@tabler/icons-react";
import { useState } from "react";
import { CompartmentSign } from "../../circle/web/index.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { EntryActs, EntryChips } from "../../record/web/index.ts";
import { bandOf, scaleOf } from "../bands.ts";
import { type Answers, getAnswers } from "../contract.ts";
import { enabledItems, inOneRow } from "../enabled.ts";
import type { GivenAnswer, Questionnaire } from "../fhir.ts";
import { saidPath } from "../items.ts";
import { choicesOf } from "../options.ts";
import { codingText, itemText, languagesOf, readIn } from "../texts.ts";
import { isSame, valueIn } from "../values.ts";
import classes from "./answers.module.css";
import { saidIn } from "./form/use-form-words.ts";
import { useQuestionnaireWords } from "./words.ts";

/** Who answered when, with what can be done with it like with every entry; the answers on demand. */
export function AnswersCard({ answers, isEarlier }: { answers: Answers; isEarlier?: boolean }) {
  const { t, formats, language } = useQuestionnaireWords();
  const [isOpen, setOpen] = useState(false);
  const { entry, answeredAt, answeredBy, scores, questionnaire } = answers;
  const scale = scaleOf(questionnaire.url);
  const score = scale && scores[scale.score];
  return (
    <article className={classes["card"]}>
      <p className={classes["when"]}>
        <strong>{formats.day(answeredAt)}</strong>
        {isEarlier && scale && score !== undefined ? (
          <span>
            {formats.number(score)} {t("score.outOf", { most: formats.number(scale.most) })},{" "}
            {t(`band.${bandOf(scale, score)?.key ?? "none"}`)}
          </span>
        ) : null}
      </p>
      <p className={classes["how"]}>
        <CompartmentSign compartment={entry.compartment} />
        <bdi>{entry.service.name}</bdi>
        <span>
          {t("list.answered", {
            who: t(`answeredBy.${answeredBy}`),
            language: language(answers.language),
          })}
        </span>
        <bdi>
          {entry.author.given} {entry.author.family}
        </bdi>
      </p>
      {answers.needsSafetyStep ? (
        <p className={classes["alarm"]}>
          <IconLifebuoy size={22} stroke={1.8} aria-hidden />
          {t("list.alarm")}
        </p>
      ) : null}
      <EntryChips entry={entry} />
      {isOpen ? <AllAnswers id={entry.id} /> : null}
      <div className={classes["cardActs"]}>
        <button
          type="button"
          className={classes["more"]}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {t(isOpen ? "list.close" : "list.answers")}
        </button>
        <EntryActs entry={entry} />
      </div>
    </article>
  );
}

function AllAnswers({ id }: { id: Answers["entry"]["id"] }) {
  const { t, formats, reader } = useQuestionnaireWords();
  const { data, error, refetch } = useAnswer(getAnswers, { id }, { staleTime: 60_000, gcTime: 0 });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  const form: Questionnaire = JSON.parse(data.file);
  const language = readIn(languagesOf(form), reader);
  const rows = inOneRow(enabledItems(form, data.response)).filter(
    ({ item }) => item.type !== "group" && item.type !== "display",
  );
  const say = (answer: GivenAnswer, linkId: string): string => {
    const value = valueIn(answer);
    if (typeof value === "number") return formats.number(value);
    if (typeof value === "boolean") return t(value ? "answer.yes" : "answer.no");
    if (answer.valueQuantity)
      return `${answer.valueQuantity.value} ${answer.valueQuantity.unit ?? ""}`;
    if (!answer.valueCoding) return String(value ?? "");
    const item = rows.find((row) => row.item.linkId === linkId)?.item;
    const choice =
      item &&
      choicesOf(form, item).find((one) => {
        const offered = valueIn(one.value);
        return offered !== undefined && value !== undefined && isSame(offered, value);
      });
    return codingText(choice?.value.valueCoding ?? answer.valueCoding, language);
  };
  return (
    <dl className={classes["all"]} {...saidIn(language)}>
      {rows.map(({ item, path, answers }) => (
        <div key={saidPath(path)}>
          <dt>
            {item.prefix ? `${item.prefix} ` : ""}
            {itemText(item, language)}
          </dt>
          <dd dir="auto">
            {answers.length > 0
              ? formats.list(answers.map((one) => say(one, item.linkId)))
              : t("list.none")}
          </dd>
        </div>
      ))}
    </dl>
  );
}
