import { Button } from "@mantine/core";
import { IconPlayerStop, IconPrinter, IconVolume } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { findPersonLanguage, type PersonLanguage } from "../../platform/person-languages.ts";
import { PersonLanguageSelect } from "../../platform/web/PersonLanguageSelect.tsx";
import { printPaper } from "../../platform/web/print-paper.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { useVoice } from "../../platform/web/use-voice.ts";
import classes from "./consent.module.css";
import { SignPictogram } from "./Pictogram.tsx";
import { type PersonTexts, usePersonTexts, writtenIn } from "./person-texts.ts";
import type { Sign } from "./sign-drawings.tsx";

export interface ConsentTextProps {
  /** A BCP 47 tag; when we have no text in it, somebody chooses one the person understands. */
  readonly language: string;
}

const parts = [
  ["what", "write"],
  ["who", "see"],
  ["free", "free"],
  ["ask", "ask"],
] as const satisfies readonly (readonly [string, Sign])[];

/**
 * What we say to somebody before we write anything down: to read together, to read aloud, to point
 * at, to take home. Whether they agreed is recorded by the form around it.
 */
export function ConsentText({ language: tag }: ConsentTextProps) {
  const { t, i18n } = useTranslation("reception");
  const ours = findPersonLanguage(tag);
  const [chosen, setChosen] = useState(findPersonLanguage(i18n.language) ?? "fr");
  if (ours) return <ConsentIn language={ours} />;
  return (
    <>
      <div className={classes["choice"]}>
        <PersonLanguageSelect
          label={t("consent.chooseLanguage")}
          value={chosen}
          onChange={setChosen}
        />
      </div>
      <ConsentIn language={chosen} />
    </>
  );
}

function ConsentIn({ language }: { language: PersonLanguage }) {
  const { t } = useTranslation("reception");
  const texts = usePersonTexts(language);
  const paper = useRef<HTMLDivElement>(null);
  const voice = useVoice(language);
  if (!texts) return <RingWaiting />;
  const print = () => {
    if (paper.current) {
      printPaper(paper.current, { widthMm: 210, heightMm: 297, marginMm: 16 });
    }
  };
  return (
    <div className={classes["frame"]}>
      <div className={classes["text"]} ref={paper} {...writtenIn(language)}>
        <h2>{texts["consent.title"]}</h2>
        <ul>
          {parts.map(([part, sign]) => (
            <li key={part}>
              <SignPictogram sign={sign} size="3.25rem" />
              <div>
                <h3>{texts[`consent.${part}.title`]}</h3>
                <p>{texts[`consent.${part}.text`]}</p>
              </div>
            </li>
          ))}
        </ul>
        <div className={classes["question"]}>
          <h3>{texts["consent.question"]}</h3>
          <span>
            <SignPictogram sign="yes" size="2.75rem" />
            {texts["consent.yes"]}
          </span>
          <span>
            <SignPictogram sign="no" size="2.75rem" />
            {texts["consent.no"]}
          </span>
        </div>
      </div>
      <div className={classes["actions"]}>
        {voice.isThere ? (
          <Button
            variant="light"
            lang={language}
            leftSection={voice.isSpeaking ? <IconPlayerStop size={20} /> : <IconVolume size={20} />}
            aria-pressed={voice.isSpeaking}
            onClick={() => (voice.isSpeaking ? voice.stop() : voice.speak(spoken(texts)))}
          >
            {texts["consent.listen"]}
          </Button>
        ) : null}
        <Button variant="default" leftSection={<IconPrinter size={20} />} onClick={print}>
          {t("consent.print")}
        </Button>
      </div>
    </div>
  );
}

function spoken(texts: PersonTexts): string[] {
  return [
    texts["consent.title"],
    ...parts.flatMap(([part]) => [texts[`consent.${part}.title`], texts[`consent.${part}.text`]]),
    texts["consent.question"],
  ];
}
