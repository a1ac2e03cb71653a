import { Button } from "@mantine/core";
import {
  IconAbc,
  IconBan,
  IconHome,
  IconLockOpen,
  IconMoon,
  IconSearch,
  IconTrendingUp,
  IconUserSquare,
  IconUsersGroup,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Alert, AlertKind } from "../../contract.ts";
import { type OversightWords, useOversightWords } from "../use-oversight-words.ts";
import classes from "./desk.module.css";

const pictures: Record<AlertKind, typeof IconAbc> = {
  "own-file": IconUserSquare,
  "near-own-file": IconHome,
  "same-name": IconAbc,
  "many-people": IconUsersGroup,
  "unusually-many": IconTrendingUp,
  "at-night": IconMoon,
  "searches-without-opening": IconSearch,
  refusals: IconBan,
  emergencies: IconLockOpen,
};

/** One question: what was counted, about whom, and the two things one asks next. */
export function AlertRow({ alert, onAnswer }: { alert: Alert; onAnswer: () => void }) {
  const words = useOversightWords();
  const { t, nameOf, profession } = words;
  const { kind, colleague, person, service, figures, answer } = alert;
  const Picture = pictures[kind];
  return (
    <li className={classes["alert"]} data-answered={answer !== null || undefined}>
      <Picture size={28} stroke={1.6} aria-hidden />
      <div>
        <h3>{t(`alerts.kind.${kind}`)}</h3>
        <p className={classes["whom"]}>
          {colleague ? (
            <span>
              <strong>{nameOf(colleague)}</strong> · {profession(colleague.profession)}
            </span>
          ) : (
            <strong>{service ?? t("alerts.wholeHouse")}</strong>
          )}
          {person ? (
            <span>
              {nameOf(person)}{" "}
              <span dir="ltr" className={classes["number"]}>
                {person.number}
              </span>
            </span>
          ) : null}
          {typeof figures["tie"] === "string" ? (
            <span>
              {t(`alerts.tie.${figures["tie"]}`, { defaultValue: figures["tie"] })},{" "}
              {t("alerts.looks", { count: Number(figures["looks"]) })}
            </span>
          ) : null}
          <span>{whenOf(alert, words)}</span>
        </p>
        <p>{t(`alerts.question.${kind}`, figures)}</p>
        {answer ? (
          <p className={classes["answer"]}>
            <strong>{t(`alerts.outcome.${answer.outcome}`)}</strong>
            {answer.remark ? <span>{answer.remark}</span> : null}
            <small>
              {t("alerts.by", { name: answer.by, day: words.formats.shortDay(answer.at) })}
            </small>
          </p>
        ) : null}
        <Next alert={alert} onAnswer={onAnswer} />
      </div>
    </li>
  );
}

function Next({ alert, onAnswer }: { alert: Alert; onAnswer: () => void }) {
  const { t } = useOversightWords();
  const { colleague, person, answer, day } = alert;
  return (
    <div className={classes["acts"]}>
      {answer === null ? (
        <Button variant="light" onClick={onAnswer}>
          {t("alerts.answer")}
        </Button>
      ) : null}
      {person ? (
        <Link className={classes["ask"]} to="/oversight/journal" search={{ person: person.number }}>
          {t("alerts.whoOpened")}
        </Link>
      ) : null}
      {colleague ? (
        <Link
          className={classes["ask"]}
          to="/oversight/journal"
          search={{ staff: colleague.id, from: day, to: dayAfter(day) }}
        >
          {t("alerts.whatOpened")}
        </Link>
      ) : null}
    </div>
  );
}

/** A night goes on into the next day. */
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}

function whenOf({ kind, beginsAt, endsAt, day }: Alert, { t, formats }: OversightWords): string {
  if (kind === "emergencies") return t("alerts.in", { day: formats.shortDay(beginsAt) });
  const [from, to] = [formats.time(beginsAt), formats.time(endsAt)];
  if (from === to) return formats.dayTime(beginsAt);
  return t("alerts.at", { day: formats.shortDay(day), from, to });
}
