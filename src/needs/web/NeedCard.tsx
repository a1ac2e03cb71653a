import { CompartmentSign } from "../../circle/web/index.ts";
import { EntryChips } from "../../record/web/index.ts";
import type { Need } from "../contract.ts";
import { standingOf } from "../rules.ts";
import { NeedActs } from "./NeedActs.tsx";
import { NeedHistory } from "./NeedHistory.tsx";
import classes from "./need.module.css";
import { StateSign, TrendSign, UrgencySign } from "./StateSigns.tsx";
import { Plate } from "./signs.tsx";
import { useNeedWords } from "./use-need-words.ts";
import { WhoHelps } from "./WhoHelps.tsx";

/** One need: what it is, how it stands and moves, who helps; and what can be done with it. */
export function NeedCard({ need }: { need: Need }) {
  const { t, nameOf, whatOf, colleague, formats } = useNeedWords();
  const { entry, what, code, words, trend } = need;
  const now = standingOf(need);
  const name = nameOf(need);
  return (
    <article className={classes["need"]} data-mistake={entry.isMistake || undefined}>
      <header>
        <Plate what={what} size={52} />
        <div>
          <h4 dir="auto">{name}</h4>
          <p className={classes["signs"]}>
            <StateSign state={now.state} />
            <UrgencySign urgency={now.urgency} state={now.state} />
            {trend ? <TrendSign trend={trend} /> : null}
          </p>
        </div>
      </header>
      {code ? (
        <p className={classes["soft"]}>
          {whatOf(what)} · <bdi>{code.code}</bdi>
        </p>
      ) : null}
      {words && words !== name ? <p dir="auto">{words}</p> : null}
      {now.unmetBecause ? (
        <p className={classes["unmet"]}>
          <strong>{t("need.unmet")}</strong> {t(`unmet.${now.unmetBecause}`)}
        </p>
      ) : null}
      <WhoHelps need={need} />
      {now.words ? (
        <p className={classes["words"]} dir="auto">
          {now.words}
        </p>
      ) : null}
      <EntryChips entry={entry} />
      <p className={classes["where"]}>
        <CompartmentSign compartment={entry.compartment} />
        <bdi>{entry.service.name}</bdi>
        <span>
          <bdi>{colleague(entry.author)}</bdi>, <time>{formats.day(entry.writtenAt)}</time>
        </span>
      </p>
      <NeedActs need={need} />
      <NeedHistory need={need} />
    </article>
  );
}
