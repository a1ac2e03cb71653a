import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { RightsRequest } from "../../requests.ts";
import { AnswerWindow } from "./AnswerWindow.tsx";
import { DueClock } from "./DueClock.tsx";
import { ExtendWindow } from "./ExtendWindow.tsx";
import classes from "./request-row.module.css";
import { useRequestWords } from "./use-request-words.ts";

interface Props {
  readonly request: RightsRequest;
  /** On the person's own page nobody need be told who they are. */
  readonly of: "everybody" | "one";
  readonly isFirst: boolean;
}

/** One request: how long there is left, what is asked, and the way to answer it. */
export function RequestRow({ request, of, isFirst }: Props) {
  const { t, formats, nameOf, left } = useRequestWords();
  const [doing, setDoing] = useState<"answer" | "extend">();
  const { person, service, kind, askedOn, askedBy, how, words, dueOn, answer, extension } = request;
  const name = nameOf(person);
  const close = () => setDoing(undefined);
  const asked = t(askedBy ? "askedFor" : "asked", {
    day: formats.day(askedOn),
    how: t(`way.${how}`),
    by: askedBy,
  });
  return (
    <li className={classes["row"]} data-answered={answer !== null || undefined}>
      <DueClock request={request} />
      <div className={classes["body"]}>
        <h3>
          {t(`kind.${kind}.name`)}
          <span>{service?.name ?? t("house")}</span>
        </h3>
        {answer ? null : (
          <p className={classes["due"]} data-late={request.daysLeft < 0 || undefined}>
            <strong>{left(request)}</strong> · {t("dueOn", { day: formats.day(dueOn) })}
          </p>
        )}
        {of === "everybody" ? (
          <p className={classes["who"]}>
            <Link to="/people/$id/rights" params={{ id: person.id }}>
              <bdi>{name}</bdi>
            </Link>
            <span dir="ltr">{person.number}</span>
          </p>
        ) : null}
        <blockquote dir="auto">{words}</blockquote>
        <p className={classes["fact"]}>{asked}</p>
        {extension ? (
          <p className={classes["fact"]}>
            {t("extended", { day: formats.day(dueOn), before: formats.day(extension.before) })}{" "}
            <q>{extension.motive}</q>
          </p>
        ) : null}
        {answer ? (
          <p className={classes["answer"]}>
            <strong>{t(`answer.${answer.outcome}.done`)}</strong>{" "}
            {t(answer.by ? "answeredBy" : "answeredOn", {
              day: formats.day(answer.at),
              by: answer.by,
            })}
            {answer.motive ? <q dir="auto">{answer.motive}</q> : null}
          </p>
        ) : null}
      </div>
      {answer ? null : (
        <div className={classes["acts"]}>
          <Button
            variant={isFirst ? "filled" : "default"}
            aria-label={t("answerLabel", { kind: t(`kind.${kind}.name`), name })}
            onClick={() => setDoing("answer")}
          >
            {t("answerGo")}
          </Button>
          {request.extendableTo ? (
            <Button
              variant="subtle"
              aria-label={t("extendLabel", { kind: t(`kind.${kind}.name`), name })}
              onClick={() => setDoing("extend")}
            >
              {t("extendGo")}
            </Button>
          ) : null}
        </div>
      )}
      {doing === "answer" ? <AnswerWindow request={request} onClose={close} /> : null}
      {doing === "extend" ? <ExtendWindow request={request} onClose={close} /> : null}
    </li>
  );
}
