import { Button } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../access/web/index.ts";
import type { PersonLanguage } from "../../platform/person-languages.ts";
import { PersonLanguageSelect } from "../../platform/web/PersonLanguageSelect.tsx";
import { printPaper } from "../../platform/web/print-paper.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import type { Slip } from "../slip.ts";
import classes from "./arrive.module.css";
import { useKeys } from "./keys.ts";
import { usePersonTexts } from "./person-texts.ts";
import { SlipPaper } from "./SlipPaper.tsx";

/** The slip as it will be printed. Enter prints, then closes; Escape closes at any time. */
export function SlipToPrint({ slip, onDone }: { slip: Slip; onDone: () => void }) {
  const { t, i18n } = useTranslation("reception");
  const { centre } = useMe();
  const [language, setLanguage] = useState<PersonLanguage>(
    slip.language ?? (i18n.language as PersonLanguage),
  );
  const [isPrinted, setPrinted] = useState(false);
  const texts = usePersonTexts(language);
  const paper = useRef<HTMLDivElement>(null);
  const printButton = useRef<HTMLButtonElement>(null);
  const doneButton = useRef<HTMLButtonElement>(null);
  useEffect(() => printButton.current?.focus(), []);

  const print = () => {
    if (!paper.current) return;
    printPaper(paper.current, { widthMm: 80 });
    setPrinted(true);
    doneButton.current?.focus();
  };
  useKeys({ Enter: isPrinted ? onDone : print, Escape: onDone });

  return (
    <section className={classes["slipView"]} aria-label={t("slip.title")}>
      <div className={classes["slipPreview"]}>
        {texts ? (
          <SlipPaper
            slip={slip}
            language={language}
            texts={texts}
            centre={centre.name}
            ref={paper}
          />
        ) : (
          <RingWaiting />
        )}
      </div>
      <div className={classes["slipActions"]}>
        <h2>{t("slip.title")}</h2>
        {slip.language ? null : <p>{t("slip.chooseLanguage")}</p>}
        <PersonLanguageSelect label={t("slip.language")} value={language} onChange={setLanguage} />
        <div className={classes["buttons"]}>
          <Button
            ref={printButton}
            variant={isPrinted ? "default" : "filled"}
            size="lg"
            onClick={print}
          >
            {t(isPrinted ? "slip.printed" : "slip.print")}
          </Button>
          <Button
            ref={doneButton}
            variant={isPrinted ? "filled" : "default"}
            size="lg"
            onClick={onDone}
          >
            {t("slip.done")}
          </Button>
        </div>
        <p className={classes["keysHint"]}>{t("slip.keys")}</p>
      </div>
    </section>
  );
}
