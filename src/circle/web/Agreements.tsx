import { IconCheck, IconClockOff, IconHandStop, IconX } from "@tabler/icons-react";
import { useState } from "react";
import type { Person } from "../../people/contract.ts";
import type { Circle, Consent } from "../contract.ts";
import classes from "./circle.module.css";
import { ConsentWindow } from "./consent/ConsentWindow.tsx";
import { WithdrawWindow } from "./consent/WithdrawWindow.tsx";
import { Section } from "./Section.tsx";
import { useCircleWords } from "./use-circle-words.ts";

const signs = {
  agreed: IconCheck,
  refused: IconX,
  withdrawn: IconHandStop,
  past: IconClockOff,
} as const;

/* Of what does not hold, no sentence may read as if it did. */
const says = { refused: "not", withdrawn: "noMore", past: "noMore" } as const;

export function stateOf(consent: Consent): keyof typeof signs {
  if (consent.decision === "refused") return "refused";
  if (consent.withdrawnAt) return "withdrawn";
  return consent.holds ? "agreed" : "past";
}

/** What the person agreed to and refused, in plain words; what holds no more is folded away. */
export function Agreements({ person, circle }: { person: Person; circle: Circle }) {
  const { t } = useCircleWords();
  const [isAdding, setAdding] = useState(false);
  const [takingBack, setTakingBack] = useState<Consent>();
  const now = circle.consents.filter((one) => ["agreed", "refused"].includes(stateOf(one)));
  const past = circle.consents.filter((one) => !now.includes(one));
  const line = (consent: Consent) => (
    <Line key={consent.id} consent={consent} onTakeBack={() => setTakingBack(consent)} />
  );
  return (
    <Section title={t("agreed.title")} add={t("agreed.add")} onAdd={() => setAdding(true)}>
      {circle.consents.length === 0 ? (
        <p className={classes["nothing"]}>{t("agreed.none")}</p>
      ) : null}
      <ul className={classes["lines"]}>{now.map(line)}</ul>
      {past.length > 0 ? (
        <details className={classes["past"]}>
          <summary>{t("agreed.past", { count: past.length })}</summary>
          <ul className={classes["lines"]}>{past.map(line)}</ul>
        </details>
      ) : null}
      {isAdding ? (
        <ConsentWindow person={person} circle={circle} onClose={() => setAdding(false)} />
      ) : null}
      {takingBack ? (
        <WithdrawWindow
          consent={takingBack}
          voices={circle.voices}
          onClose={() => setTakingBack(undefined)}
        />
      ) : null}
    </Section>
  );
}

function Line({ consent, onTakeBack }: { consent: Consent; onTakeBack: () => void }) {
  const { t, recipient, matters, oneEntry, day, formats } = useCircleWords();
  const state = stateOf(consent);
  const Sign = signs[state];
  const ended = consent.withdrawnAt ?? consent.until;
  return (
    <li>
      <span className={classes["state"]} data-state={state}>
        <Sign size={20} stroke={2.4} aria-hidden />
        {t(`agreed.state.${state}`, { day: ended ? day(ended) : "" })}
      </span>
      <p className={classes["what"]}>
        {consent.ofEntry
          ? t(`agreed.ofEntry.${state === "agreed" ? consent.purpose : says[state]}`, {
              to: recipient(consent),
              entry: oneEntry(consent.entry, consent.compartments),
            })
          : t(`agreed.${state === "agreed" ? `what.${consent.purpose}` : says[state]}`, {
              to: recipient(consent),
              source: consent.source.name,
              matters: matters(consent.compartments),
            })}
      </p>
      <p className={classes["soft"]}>
        {t("agreed.on", { day: day(consent.givenAt) })}
        {state === "agreed"
          ? `, ${consent.until ? t("until", { day: day(consent.until) }) : t("agreed.untilTakenBack")}`
          : ""}
      </p>
      <div className={classes["acts"]}>
        {state === "agreed" ? (
          <button type="button" className={classes["link"]} onClick={onTakeBack}>
            {t("agreed.takeBack")}
          </button>
        ) : null}
        <details className={classes["past"]}>
          <summary>{t("agreed.how")}</summary>
          <p className={classes["soft"]}>
            {formats.list(
              [
                t("agreed.language", {
                  language: t(`people:tongue.${consent.language}`, {
                    defaultValue: consent.language,
                  }),
                }),
                t(`aid.${consent.aid}`),
                t(`expressed.${consent.expressed}`),
                consent.givenBy ? t("agreed.by", { name: consent.givenBy }) : "",
              ].filter(Boolean),
            )}
          </p>
          {consent.explained ? (
            <blockquote className={classes["explained"]} lang={consent.language} dir="auto">
              {consent.explained}
            </blockquote>
          ) : null}
        </details>
      </div>
    </li>
  );
}
