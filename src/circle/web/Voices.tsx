import { useState } from "react";
import type { Person } from "../../people/contract.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct } from "../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../platform/web/say.ts";
import { type Circle, endMaturity, getCircle } from "../contract.ts";
import { AddVoice } from "./AddVoice.tsx";
import { AssessMaturity } from "./AssessMaturity.tsx";
import classes from "./circle.module.css";
import { Section } from "./Section.tsx";
import { useCircleWords } from "./use-circle-words.ts";

/** Who stands beside the person or speaks for them, and which minor decides alone. */
export function Voices({ person, circle }: { person: Person; circle: Circle }) {
  const { t, matters, day } = useCircleWords();
  const textOf = useProblemText("circle");
  const [open, setOpen] = useState<"voice" | "maturity">();
  const end = useAct(endMaturity, [getCircle]);
  const close = () => setOpen(undefined);
  return (
    <Section title={t("voice.title")} add={t("voice.add")} onAdd={() => setOpen("voice")}>
      {circle.voices.length === 0 && circle.maturities.length === 0 ? (
        <p className={classes["nothing"]}>{t("voice.none")}</p>
      ) : null}
      <ul className={classes["lines"]}>
        {circle.voices.map(({ id, name, kind, until, compartments, hasSay }) => (
          <li key={id}>
            <p className={classes["what"]}>
              <bdi>{name}</bdi>
            </p>
            <p className={classes["soft"]}>
              {t(`voice.kind.${kind}`)}
              {hasSay && compartments.length > 0
                ? `, ${t("voice.for", { matters: matters(compartments) })}`
                : ""}
              {until ? `, ${t("until", { day: day(until) })}` : ""}
            </p>
          </li>
        ))}
        {circle.maturities.map(({ id, compartments, assessedAt }) => (
          <li key={id}>
            <p className={classes["what"]}>
              {t("maturity.line", { matters: matters(compartments) })}
            </p>
            <p className={classes["soft"]}>{t("maturity.since", { day: day(assessedAt) })}</p>
            <div className={classes["acts"]}>
              <button
                type="button"
                className={classes["link"]}
                disabled={end.isPending}
                onClick={() =>
                  end.mutate(
                    { id },
                    {
                      onSuccess: () => sayDone(t("maturity.ended")),
                      onError: (problem) => saySorry(textOf(problem)),
                    },
                  )
                }
              >
                {t("maturity.end")}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {circle.minor === true ? (
        <div className={classes["acts"]}>
          <button type="button" className={classes["link"]} onClick={() => setOpen("maturity")}>
            {t("maturity.add")}
          </button>
        </div>
      ) : null}
      {open === "voice" ? <AddVoice person={person} circle={circle} onClose={close} /> : null}
      {open === "maturity" ? <AssessMaturity person={person} onClose={close} /> : null}
    </Section>
  );
}
