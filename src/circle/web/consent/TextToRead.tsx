import { Button, Modal } from "@mantine/core";
import { IconArrowsMaximize, IconPlayerStop, IconPrinter, IconVolume } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { Input } from "../../../platform/endpoint.ts";
import { type PersonLanguage, personLanguages } from "../../../platform/person-languages.ts";
import { PersonLanguageSelect } from "../../../platform/web/PersonLanguageSelect.tsx";
import { printPaper } from "../../../platform/web/print-paper.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { useVoice } from "../../../platform/web/use-voice.ts";
import { previewConsent } from "../../contract.ts";
import { useCircleWords } from "../use-circle-words.ts";
import classes from "./text-to-read.module.css";

export type Matter = Omit<Input<typeof previewConsent>, "language">;

/** The words the person says yes or no to: in their language, to read together, aloud, or on paper. */
export function TextToRead({
  matter,
  language,
  onLanguage,
}: {
  matter: Matter;
  language: PersonLanguage;
  onLanguage: (language: PersonLanguage) => void;
}) {
  const { t } = useCircleWords();
  const { data, error, refetch } = useAnswer(
    previewConsent,
    { ...matter, language },
    { staleTime: 60_000 },
  );
  const paper = useRef<HTMLDivElement>(null);
  const voice = useVoice(language);
  const [isTurned, setTurned] = useState(false);
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  const words = data ? (
    <>
      <h3>{data.title}</h3>
      {data.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </>
  ) : (
    <RingWaiting />
  );
  const written = { lang: language, dir: personLanguages[language].direction };
  return (
    <div className={classes["frame"]}>
      <div className={classes["tools"]}>
        <PersonLanguageSelect label={t("read.language")} value={language} onChange={onLanguage} />
        <Button
          variant="light"
          leftSection={<IconArrowsMaximize size={20} />}
          onClick={() => setTurned(true)}
        >
          {t("read.turn")}
        </Button>
        {voice.isThere && data ? (
          <Button
            variant="default"
            leftSection={voice.isSpeaking ? <IconPlayerStop size={20} /> : <IconVolume size={20} />}
            aria-pressed={voice.isSpeaking}
            onClick={() =>
              voice.isSpeaking ? voice.stop() : voice.speak([data.title, ...data.paragraphs])
            }
          >
            {t("read.listen")}
          </Button>
        ) : null}
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} />}
          disabled={!data}
          onClick={() => {
            if (paper.current) {
              printPaper(paper.current, { widthMm: 210, heightMm: 297, marginMm: 20 });
            }
          }}
        >
          {t("read.print")}
        </Button>
      </div>
      <div className={classes["text"]} ref={paper} {...written}>
        {words}
      </div>
      <Modal
        opened={isTurned}
        onClose={() => setTurned(false)}
        fullScreen
        radius={0}
        title=""
        closeButtonProps={{ size: "xl", "aria-label": t("platform:close") }}
      >
        <div className={classes["large"]} {...written}>
          {words}
        </div>
      </Modal>
    </div>
  );
}
