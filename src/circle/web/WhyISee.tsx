import { ActionIcon, Popover } from "@mantine/core";
import { IconHelpCircle } from "@tabler/icons-react";
import { useState } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { type Ground, whyCanISee } from "../contract.ts";
import { useCircleWords } from "./use-circle-words.ts";
import classes from "./why.module.css";

/** Why this entry is open to me, in plain words, for whoever asks. */
export function WhyISee({ entryId }: { entryId: string }) {
  const { t } = useCircleWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      width={340}
      position="bottom-end"
      trapFocus
      withArrow
    >
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          size={40}
          radius="xl"
          aria-label={t("why.title")}
          title={t("why.title")}
          onClick={() => setOpen((before) => !before)}
        >
          <IconHelpCircle size={22} stroke={1.7} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={classes["why"] ?? ""}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the words take the focus, to be read and closed by Escape */}
        <section tabIndex={0} data-autofocus aria-label={t("why.title")}>
          <h3>{t("why.title")}</h3>
          {isOpen ? <Grounds entryId={entryId} /> : null}
        </section>
      </Popover.Dropdown>
    </Popover>
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
