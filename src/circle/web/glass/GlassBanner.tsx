import { Button } from "@mantine/core";
import { IconHeartbeat } from "@tabler/icons-react";
import { useEffect } from "react";
import type { Person } from "../../../people/contract.ts";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import { queryClient, useAct, useAnswer } from "../../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../../platform/web/say.ts";
import { useNow } from "../../../platform/web/use-now.ts";
import { closeGlass, getCircle } from "../../contract.ts";
import { useCircleWords } from "../use-circle-words.ts";
import classes from "./glass.module.css";

/** While my emergency opening of this person lasts: how long yet, and the way to close it. */
export function GlassBanner({ person }: { person: Person }) {
  const { data } = useAnswer(getCircle, { id: person.id });
  if (!data?.glass) return null;
  return <Countdown key={data.glass.id} {...data.glass} />;
}

function Countdown({ id, openedAt, until }: { id: string; openedAt: string; until: string }) {
  const { t, formats } = useCircleWords();
  const textOf = useProblemText("circle");
  const close = useAct(closeGlass);
  const now = useNow(1_000).getTime();
  const whole = Date.parse(until) - Date.parse(openedAt);
  const left = Math.max(0, Date.parse(until) - now);
  const minutes = Math.floor(left / 60_000);
  const seconds = Math.floor((left % 60_000) / 1_000);
  const isOver = left === 0;
  // Whatever was read under it is no longer to be shown.
  useEffect(() => {
    if (isOver) queryClient.invalidateQueries();
  }, [isOver]);
  if (isOver) return null;
  return (
    <section className={classes["banner"]} aria-label={t("glass.open")}>
      <IconHeartbeat size={28} stroke={1.8} aria-hidden />
      <p>
        <strong>{t("glass.open")}</strong>
        <span>{t("glass.openUntil", { time: formats.time(until) })}</span>
      </p>
      <span
        className={classes["clock"]}
        role="timer"
        aria-label={t("glass.left", { count: minutes })}
      >
        {minutes}:{String(seconds).padStart(2, "0")}
      </span>
      <Button
        variant="default"
        loading={close.isPending}
        onClick={() =>
          close.mutate(
            { id },
            {
              onSuccess: () => {
                sayDone(t("glass.closed"));
                return queryClient.invalidateQueries();
              },
              onError: (problem) => saySorry(textOf(problem)),
            },
          )
        }
      >
        {t("glass.closeNow")}
      </Button>
      <span className={classes["bar"]} aria-hidden>
        <span style={{ inlineSize: `${(left / whole) * 100}%` }} />
      </span>
    </section>
  );
}
