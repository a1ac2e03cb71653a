import { IconArrowDownLeft, IconArrowUpRight, IconRefresh } from "@tabler/icons-react";
import { useState } from "react";
import { useAct } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import { type Circle, endShare, getCircle, type Share } from "../contract.ts";
import { AskOnce } from "./AskOnce.tsx";
import classes from "./circle.module.css";
import { Section } from "./Section.tsx";
import { useCircleWords } from "./use-circle-words.ts";

const ways = { "from-us": IconArrowUpRight, "to-us": IconArrowDownLeft, within: IconRefresh };

/** What was passed on, by us and to us, and until when. */
export function Shares({ circle }: { circle: Circle }) {
  const { t } = useCircleWords();
  const [ending, setEnding] = useState<Share>();
  const open = circle.shares.filter(({ over }) => over === null);
  const past = circle.shares.filter(({ over }) => over !== null);
  return (
    <Section title={t("shares.title")}>
      {open.length === 0 ? <p className={classes["nothing"]}>{t("shares.none")}</p> : null}
      <ul className={classes["lines"]}>
        {open.map((share) => (
          <Line key={share.id} share={share} onEnd={() => setEnding(share)} />
        ))}
      </ul>
      {past.length > 0 ? (
        <details className={classes["past"]}>
          <summary>{t("shares.past", { count: past.length })}</summary>
          <ul className={classes["lines"]}>
            {past.map((share) => (
              <Line key={share.id} share={share} />
            ))}
          </ul>
        </details>
      ) : null}
      {ending ? <EndShare share={ending} onClose={() => setEnding(undefined)} /> : null}
    </Section>
  );
}

function Line({ share, onEnd }: { share: Share; onEnd?: () => void }) {
  const { t, recipient, matters, oneEntry, colleague, day } = useCircleWords();
  const Way = ways[share.direction];
  const names = {
    to: recipient(share),
    source: share.source.name,
    matter: matters([share.compartment]),
    entry: oneEntry(share.entry, [share.compartment]),
  };
  return (
    <li>
      <p className={classes["what"]}>
        <Way size={20} stroke={2} aria-hidden className={classes["way"]} />{" "}
        {t(share.entryId ? "shares.entry" : "shares.all", names)}
      </p>
      <p className={classes["soft"]} data-soon={share.endingSoon}>
        {share.over ? t(`shares.over.${share.over}`) : t("shares.until", { day: day(share.until) })}
        {share.sharedBy ? `, ${t("shares.by", { name: colleague(share.sharedBy) })}` : ""}
      </p>
      {onEnd && share.direction !== "to-us" ? (
        <div className={classes["acts"]}>
          <button type="button" className={classes["link"]} onClick={onEnd}>
            {t("shares.end")}
          </button>
        </div>
      ) : null}
    </li>
  );
}

function EndShare({ share, onClose }: { share: Share; onClose: () => void }) {
  const { t, recipient } = useCircleWords();
  const end = useAct(endShare, [getCircle]);
  const to = recipient(share);
  return (
    <AskOnce
      title={t("shares.endTitle")}
      happens={[t("shares.endCloses", { to }), t("takeBack.stays", { to })]}
      go={t("shares.endGo")}
      isBusy={end.isPending}
      problem={end.error}
      onGo={() =>
        end.mutate(
          { id: share.id },
          {
            onSuccess: () => {
              sayDone(t("shares.ended"));
              onClose();
            },
          },
        )
      }
      onClose={onClose}
    />
  );
}
