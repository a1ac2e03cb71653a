import { Button, NativeSelect } from "@mantine/core";
import { IconDownload, IconPrinter } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { ServiceId } from "../../access/contract.ts";
import { getPerson, type Person, type PersonId } from "../../people/contract.ts";
import { firstPersonLanguage, type PersonLanguage } from "../../platform/person-languages.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import type { PageProps } from "../../platform/web/module.ts";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { PersonLanguageSelect } from "../../platform/web/PersonLanguageSelect.tsx";
import { printPaper } from "../../platform/web/print-paper.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { type Copy, copyFile, listCopyable } from "../contract.ts";
import { CopyPaper } from "./CopyPaper.tsx";
import classes from "./copy.module.css";
import { usePersonWords } from "./person-texts.ts";
import { useRecordWords } from "./use-record-words.ts";

/** What the person is handed of one service's file: on paper, or as a file. */
export function CopyPage({ params, search }: PageProps) {
  const { t } = useRecordWords();
  const id = params["id"] as PersonId;
  const person = useAnswer(getPerson, { id });
  const copyable = useAnswer(listCopyable, { id });
  const asked = typeof search["service"] === "string" ? search["service"] : undefined;
  const [chosen, setChosen] = useState(asked);
  const problem = person.error ?? copyable.error;
  if (problem) return <Sorry problem={problem} />;
  if (!person.data || !copyable.data) return <RingWaiting />;
  const { services } = copyable.data;
  const service =
    services.find((one) => one.id === chosen) ?? (services.length === 1 ? services[0] : undefined);
  const choice =
    services.length > 1 ? (
      <NativeSelect
        label={t("copy.service")}
        value={service?.id ?? ""}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        data={[
          ...(service ? [] : [{ value: "", label: t("copy.choose") }]),
          ...services.map((one) => ({ value: one.id, label: one.name })),
        ]}
      />
    ) : null;
  return (
    <>
      <PageHead title={t("copy.title")} text={t("copy.text")}>
        <Button
          variant="subtle"
          renderRoot={(props) => <Link {...props} to="/people/$id/file" params={{ id }} />}
        >
          {t("copy.back")}
        </Button>
      </PageHead>
      {services.length === 0 ? <Empty title={t("copy.none")}>{t("copy.noneText")}</Empty> : null}
      {service ? (
        <ReadyCopy key={service.id} person={person.data} service={service.id}>
          {choice}
        </ReadyCopy>
      ) : (
        <div className={classes["choices"]}>{choice}</div>
      )}
    </>
  );
}

function ReadyCopy(props: { person: Person; service: ServiceId; children: React.ReactNode }) {
  const { person, service, children } = props;
  const { t } = useRecordWords();
  const [language, setLanguage] = useState<PersonLanguage>(
    () => firstPersonLanguage([...person.reads, ...person.languages]) ?? "fr",
  );
  const words = usePersonWords(language);
  // Each copy that is made stands in the journal: made once, not at each glance at the window.
  const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 };
  const { data: copy, error } = useAnswer(copyFile, { id: person.id, service }, once);
  const paper = useRef<HTMLDivElement>(null);
  if (error) return <Sorry problem={error} />;
  const print = () => {
    if (paper.current) printPaper(paper.current, { widthMm: 210, heightMm: 297, marginMm: 18 });
  };
  return (
    <>
      <div className={classes["choices"]}>
        {children}
        <PersonLanguageSelect label={t("copy.language")} value={language} onChange={setLanguage} />
        <Button
          leftSection={<IconPrinter size={20} stroke={1.8} />}
          disabled={!copy || !words}
          onClick={print}
        >
          {t("copy.print")}
        </Button>
        <Button
          variant="default"
          leftSection={<IconDownload size={20} stroke={1.8} />}
          disabled={!copy}
          onClick={() => copy && download(copy)}
        >
          {t("copy.download")}
        </Button>
      </div>
      {copy && words ? (
        <CopyPaper copy={copy} language={language} words={words} ref={paper} />
      ) : (
        <RingWaiting />
      )}
    </>
  );
}

/** Named after the card, not after the person: a list of downloads is read over shoulders. */
function download(copy: Copy): void {
  const file = new Blob([JSON.stringify(copy, null, 2)], { type: "application/json" });
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = `${copy.dataSubject.number}-${copy.madeAt.slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
