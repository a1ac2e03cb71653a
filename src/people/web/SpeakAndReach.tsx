import { IconCheck, IconHandStop, IconMessageCircle, IconPhone, IconX } from "@tabler/icons-react";
import type { Person } from "../contract.ts";
import classes from "./person.module.css";
import { useWords } from "./use-words.ts";

/** How to speak with the person: languages, interpreter, whether a paper helps. */
export function SpeakView({ person }: { person: Person }) {
  const { t, language } = useWords();
  const { languages, interpreter, reads, readingAbility } = person;
  return (
    <>
      <p className={classes["tongues"]}>
        {languages.map((tag) => (
          <span key={tag}>{language(tag)}</span>
        ))}
      </p>
      {interpreter ? (
        <p className={classes["notice"]}>
          {t("person.interpreter", { language: language(interpreter) })}
        </p>
      ) : null}
      {readingAbility === "unknown" ? null : (
        <p className={readingAbility === "yes" ? "" : classes["notice"]}>
          {t(`person.reads.${readingAbility}`, { languages: reads.map(language).join(", ") })}
        </p>
      )}
    </>
  );
}

/** The same in one line, below the name. */
export function SpeakLine({ person }: { person: Person }) {
  const { t, language } = useWords();
  const { languages, interpreter, readingAbility } = person;
  if (languages.length === 0 && !interpreter && readingAbility !== "no") return null;
  return (
    <p className={classes["speak"]}>
      {languages.length > 0 ? (
        <span>
          <IconMessageCircle size={20} stroke={1.7} aria-hidden />
          {languages.map(language).join(", ")}
        </span>
      ) : null}
      {interpreter ? (
        <span className={classes["notice"]}>
          {t("person.interpreter", { language: language(interpreter) })}
        </span>
      ) : null}
      {readingAbility === "no" ? (
        <span className={classes["notice"]}>{t("person.reads.no", { languages: "" })}</span>
      ) : null}
    </p>
  );
}

/** How to reach the person safely: each way with what may be done and what may not. */
export function ReachView({ person }: { person: Person }) {
  const { t } = useWords();
  const { phones, email, letterHome, askFor, advice } = person.reach;
  return (
    <div className={classes["reach"]}>
      {advice ? (
        <p className={classes["warning"]}>
          <IconHandStop size={22} stroke={1.8} aria-hidden />
          <span dir="auto">{advice}</span>
        </p>
      ) : null}
      {askFor ? <p>{t("person.askFor", { name: askFor })}</p> : null}
      {phones.map(({ number, whose, textMessage, voicemail }) => (
        <div key={number} className={classes["phone"]}>
          <IconPhone size={22} stroke={1.7} aria-hidden />
          <div>
            <a href={`tel:${number.replace(/[^+\d]/g, "")}`} dir="ltr">
              {number}
            </a>
            {whose ? <span className={classes["soft"]}> {whose}</span> : null}
            <p className={classes["allowed"]}>
              <Allowed may={textMessage} yes={t("person.mayText")} no={t("person.noText")} />
              <Allowed
                may={voicemail}
                yes={t("person.mayVoicemail")}
                no={t("person.noVoicemail")}
              />
            </p>
          </div>
        </div>
      ))}
      {email ? <p dir="ltr">{email}</p> : null}
      <p className={classes["allowed"]}>
        <Allowed may={letterHome} yes={t("person.mayLetter")} no={t("person.noLetter")} />
      </p>
    </div>
  );
}

function Allowed({ may, yes, no }: { may: boolean; yes: string; no: string }) {
  const Sign = may ? IconCheck : IconX;
  return (
    <span data-may={may}>
      <Sign size={18} stroke={2.4} aria-hidden />
      {may ? yes : no}
    </span>
  );
}
