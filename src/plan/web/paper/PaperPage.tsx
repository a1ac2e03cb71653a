import { Button } from "@mantine/core";
import { IconMailOff, IconPrinter } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { getPerson, type Person, type PersonId } from "../../../people/contract.ts";
import { firstPersonLanguage, type PersonLanguage } from "../../../platform/person-languages.ts";
import type { PageProps } from "../../../platform/web/module.ts";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { PersonLanguageSelect } from "../../../platform/web/PersonLanguageSelect.tsx";
import { printPaper } from "../../../platform/web/print-paper.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { printPicture } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import { PicturePaper } from "./PicturePaper.tsx";
import classes from "./paper.module.css";
import { usePersonTexts } from "./person-texts.ts";

/** One page in the person's language, for them to take along. */
export function PaperPage({ params }: PageProps) {
  const { t } = usePlanWords();
  const id = params["id"] as PersonId;
  const { data: person, error } = useAnswer(getPerson, { id });
  if (error) return <Sorry problem={error} />;
  return (
    <>
      <PageHead title={t("paper.title")} text={t("paper.text")}>
        <Button
          variant="subtle"
          renderRoot={(props) => <Link {...props} to="/people/$id/picture" params={{ id }} />}
        >
          {t("paper.back")}
        </Button>
      </PageHead>
      {person ? <ReadyPaper key={person.id} person={person} /> : <RingWaiting />}
    </>
  );
}

function ReadyPaper({ person }: { person: Person }) {
  const { t } = usePlanWords();
  const [language, setLanguage] = useState<PersonLanguage>(
    () => firstPersonLanguage([...person.reads, ...person.languages]) ?? "fr",
  );
  const texts = usePersonTexts(language);
  // Each page that is made stands in the journal: made once, not at each glance at the window.
  const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 };
  const { data: paper, error } = useAnswer(printPicture, { id: person.id }, once);
  const sheet = useRef<HTMLDivElement>(null);
  if (error) return <Sorry problem={error} />;
  if (!paper || !texts) return <RingWaiting />;
  const print = () => {
    if (sheet.current) printPaper(sheet.current, { widthMm: 210, heightMm: 297, marginMm: 16 });
  };
  return (
    <>
      <div className={classes["choices"]}>
        <PersonLanguageSelect label={t("paper.language")} value={language} onChange={setLanguage} />
        <Button leftSection={<IconPrinter size={20} stroke={1.8} />} onClick={print}>
          {t("paper.print")}
        </Button>
        {person.reach.letterHome ? null : (
          <p className={classes["notHome"]}>
            <IconMailOff size={24} stroke={1.8} aria-hidden />
            {t("paper.notHome")}
          </p>
        )}
        {paper.leftOut > 0 ? (
          <p className={classes["leftOut"]}>{t("paper.leftOut", { count: paper.leftOut })}</p>
        ) : null}
      </div>
      <PicturePaper paper={paper} language={language} texts={texts} ref={sheet} />
    </>
  );
}
