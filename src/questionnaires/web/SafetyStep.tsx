import { IconLifebuoy } from "@tabler/icons-react";
import i18next from "i18next";
import { useEffect, useRef } from "react";
import { emergencyNumbers } from "../safety.ts";
import classes from "./safety.module.css";
import { useQuestionnaireWords } from "./words.ts";

/** The same where it appears while somebody answers: it comes into sight, and the keyboard with it. */
export function SafetyStepAppearing() {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "start" });
  }, []);
  return (
    <div ref={place} tabIndex={-1} className={classes["appearing"]}>
      <SafetyStep />
    </div>
  );
}

/** What a colleague does now, when somebody told of thoughts of death or of hurting themselves. */
export function SafetyStep() {
  const { t, dayOf, reader } = useQuestionnaireWords();
  const steps = ["ask", "stay", "call", "write"] as const;
  return (
    <section
      className={classes["safety"]}
      role="alert"
      aria-label={t("safety.title")}
      lang={reader}
      dir={i18next.dir(reader)}
    >
      <h2>
        <IconLifebuoy size={30} stroke={1.7} aria-hidden />
        {t("safety.title")}
      </h2>
      <p>{t("safety.why")}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{t(`safety.${step}`)}</li>
        ))}
      </ol>
      <ul
        className={classes["numbers"]}
        aria-label={t("safety.numbers", { day: dayOf(emergencyNumbers.asOf) })}
      >
        {emergencyNumbers.numbers.map(({ number, key, languages }) => (
          <li key={number}>
            <a href={`tel:${number.replaceAll(" ", "")}`} dir="ltr">
              {number}
            </a>
            <span>
              {t(`safety.number.${key}`)} ({languages.join(", ").toUpperCase()})
            </span>
          </li>
        ))}
      </ul>
      <p className={classes["dated"]}>
        {t("safety.numbers", { day: dayOf(emergencyNumbers.asOf) })}
      </p>
    </section>
  );
}
