import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { type Ground, whyCanISee } from "../contract.ts";
import { useCircleWords } from "./use-circle-words.ts";
import classes from "./why.module.css";

/** Why this entry is open to me, in plain words, for whoever asks. */
export function WhyISee({ entryId, onClose }: { entryId: string; onClose: () => void }) {
  const { t } = useCircleWords();
  const words = useRef<HTMLElement>(null);
  useEffect(() => words.current?.focus(), []);
  return (
    <section ref={words} tabIndex={-1} className={classes["why"]} aria-label={t("why.title")}>
      <h3>{t("why.title")}</h3>
      <Grounds entryId={entryId} />
      <Button variant="default" size="compact-md" onClick={onClose}>
        {t("platform:close")}
      </Button>
    </section>
  );
}

function Grounds({ entryId }: { entryId: string }) {
  const textOf = useProblemText("circle");
  const sentenceOf = useGroundSentence();
  const { data, error } = useAnswer(whyCanISee, { id: entryId });
  if (error) return <p role="alert">{textOf(error)}</p>;
  if (!data) return <RingWaiting size={32} />;
  return (
    <ul>
      {data.grounds.map((ground) => (
        <li key={`${ground.kind} ${ground.id}`}>{sentenceOf(ground)}</li>
      ))}
    </ul>
  );
}

function useGroundSentence() {
  const { t, colleague, day, formats } = useCircleWords();
  return ({ kind, service, by, since, until, untilMoment, basis, purpose, onlyMe }: Ground) => {
    const names = {
      service: service?.name ?? "",
      by: by ? colleague(by) : "",
      since: day(since),
      until: day(until),
    };
    if (kind === "break-glass") {
      return t("why.glass", { until: untilMoment ? formats.time(untilMoment) : names.until });
    }
    if (kind === "own-service") {
      return [
        t(onlyMe ? "why.ownOnlyMe" : "why.own", names),
        basis ? t(`why.basis.${basis}`, names) : "",
      ].join(" ");
    }
    return [
      t(by ? "why.shareBy" : "why.share", names),
      purpose ? t(`why.purpose.${purpose}`) : "",
      t("why.until", names),
    ].join(" ");
  };
}
