import { Button, Modal } from "@mantine/core";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../access/web/index.ts";
import type { Person } from "../../people/contract.ts";
import { firstPersonLanguage, type PersonLanguage } from "../../platform/person-languages.ts";
import { PersonLanguageSelect } from "../../platform/web/PersonLanguageSelect.tsx";
import { printPaper } from "../../platform/web/print-paper.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { CardPaper } from "./CardPaper.tsx";
import classes from "./card.module.css";
import { usePersonTexts } from "./person-texts.ts";

export interface CardActionProps {
  readonly person: Pick<Person, "number" | "given" | "family" | "languages">;
}

/** A button that shows the card of a person, ready to print. */
export function CardAction({ person }: CardActionProps) {
  const { t } = useTranslation("reception");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {t("card.print")}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        size={680}
        title={t("card.title")}
        closeButtonProps={{ "aria-label": t("platform:close") }}
      >
        <CardToPrint person={person} />
      </Modal>
    </>
  );
}

function CardToPrint({ person }: CardActionProps) {
  const { t, i18n } = useTranslation("reception");
  const { centre } = useMe();
  const [language, setLanguage] = useState<PersonLanguage>(
    firstPersonLanguage([...person.languages, i18n.language]) ?? "fr",
  );
  const texts = usePersonTexts(language);
  const paper = useRef<HTMLDivElement>(null);
  const print = () => {
    if (paper.current) printPaper(paper.current, { widthMm: 85.6, heightMm: 54 });
  };
  return (
    <div className={classes["preview"]}>
      <div className={classes["sheet"]}>
        {texts ? (
          <CardPaper
            person={person}
            centre={centre}
            language={language}
            texts={texts}
            ref={paper}
          />
        ) : (
          <RingWaiting />
        )}
      </div>
      <div className={classes["actions"]}>
        <PersonLanguageSelect label={t("card.language")} value={language} onChange={setLanguage} />
        <Button onClick={print} disabled={!texts} data-autofocus>
          {t("card.print")}
        </Button>
      </div>
    </div>
  );
}
