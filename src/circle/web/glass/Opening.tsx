import { Button, Textarea } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "../../../access/web/index.ts";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import { type BrokenGlass, glassOutcomes, listGlass, reviewGlass } from "../../contract.ts";
import { Choices } from "../Choices.tsx";
import forms from "../forms.module.css";
import { Refused, useErrorAt } from "../Refused.tsx";
import { useCircleWords } from "../use-circle-words.ts";
import classes from "./glass.module.css";

/** One emergency opening: who, why, what was looked at; and what somebody else thinks of it. */
export function Opening({ opening }: { opening: BrokenGlass }) {
  const { t, colleague, profession, formats } = useCircleWords();
  const mayOpen = useMay("people");
  const { who, services, person, reason, words, openedAt, closedAt, isOpen, opened } = opening;
  const name = person ? `${person.given} ${person.family}`.trim() || person.number : "";
  return (
    <li className={classes["opening"]}>
      <div className={classes["head"]}>
        <h2>
          {person && mayOpen ? (
            <Link to="/people/$id" params={{ id: person.id }}>
              <bdi>{name}</bdi>
            </Link>
          ) : (
            <bdi>{name || t("emergencies.somebody")}</bdi>
          )}
        </h2>
        {person && !mayOpen ? (
          <span dir="ltr" className={classes["soft"]}>
            {person.number}
          </span>
        ) : null}
        <span className={opening.isLate ? classes["late"] : classes["soft"]}>
          {opening.review ? "" : t("emergencies.waits", { count: opening.days })}
        </span>
      </div>
      <p>
        <strong>{colleague(who)}</strong>
        {`, ${[profession(who), ...services.map(({ name }) => name)].join(", ")}`}
      </p>
      <p className={classes["soft"]}>
        {t(isOpen ? "emergencies.openNow" : "emergencies.fromTo", {
          from: formats.dayTime(openedAt),
          to: formats.time(closedAt),
        })}
        {". "}
        {t("emergencies.opened", { count: opened })}
      </p>
      <p>
        <strong>{t(`glass.reasons.${reason}`)}</strong>
      </p>
      <blockquote dir="auto">{words}</blockquote>
      {opening.review ? <Reviewed review={opening.review} /> : null}
      {!opening.review && opening.mine ? (
        <p className={classes["soft"]}>{t("emergencies.mine")}</p>
      ) : null}
      {!opening.review && !opening.mine ? <ReviewForm id={opening.id} /> : null}
    </li>
  );
}

function Reviewed({ review }: { review: NonNullable<BrokenGlass["review"]> }) {
  const { t, colleague, formats } = useCircleWords();
  return (
    <div>
      <p>
        <strong>{t(`emergencies.outcome.${review.outcome}`)}</strong>
        <span className={classes["soft"]}>
          {", "}
          {review.by ? `${colleague(review.by)}, ` : ""}
          {formats.shortDay(review.at)}
        </span>
      </p>
      {review.remark ? <p dir="auto">{review.remark}</p> : null}
    </div>
  );
}

function ReviewForm({ id }: { id: string }) {
  const { t } = useCircleWords();
  const review = useAct(reviewGlass, [listGlass]);
  const errorAt = useErrorAt(review.error);
  const [outcome, setOutcome] = useState<(typeof glassOutcomes)[number]>();
  const [remark, setRemark] = useState("");
  return (
    <form
      className={forms["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!outcome) return;
        review.mutate(
          { id, outcome, remark: remark.trim() },
          { onSuccess: () => sayDone(t("emergencies.done")) },
        );
      }}
    >
      <Choices
        label={t("emergencies.judge")}
        options={glassOutcomes}
        value={outcome}
        textOf={(one) => t(`emergencies.outcome.${one}`)}
        onChange={setOutcome}
      />
      {outcome ? (
        <Textarea
          label={t("emergencies.remark")}
          value={remark}
          maxLength={2000}
          autosize
          minRows={2}
          error={errorAt("/remark")}
          onChange={(event) => setRemark(event.currentTarget.value)}
        />
      ) : null}
      <Refused problem={review.error} fields={["/remark"]} />
      {outcome ? (
        <div className={forms["buttons"]}>
          <Button type="submit" loading={review.isPending}>
            {t("emergencies.go")}
          </Button>
        </div>
      ) : null}
    </form>
  );
}
