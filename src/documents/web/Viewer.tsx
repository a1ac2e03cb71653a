import { ActionIcon, Button, Modal } from "@mantine/core";
import { IconChevronLeft, IconChevronRight, IconDownload, IconPrinter } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef } from "react";
import { useMe } from "../../access/web/index.ts";
import { CompartmentSign } from "../../circle/web/index.ts";
import { requestOf } from "../../platform/web/client.ts";
import { printPaper } from "../../platform/web/print-paper.ts";
import { queryClient, useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import type { EntryId } from "../../record/contract.ts";
import { EntryActs, EntryChips } from "../../record/web/index.ts";
import {
  type Document,
  downloadDocument,
  getDocument,
  listDocuments,
  previewDocument,
} from "../contract.ts";
import { familyOf } from "../rules.ts";
import { LetterPaper } from "./LetterPaper.tsx";
import { useDocumentWords } from "./use-document-words.ts";
import classes from "./viewer.module.css";

interface Props {
  readonly id: EntryId;
  readonly title: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly onShow: (id: string) => void;
  readonly onClose: () => void;
}

/** One document to look at; the arrows lead to its neighbours. */
export function Viewer({ id, title, before, after, onShow, onClose }: Props) {
  const { t } = useDocumentWords();
  // Opening is a look in the journal: once, not at each glance at the window.
  const once = { staleTime: Number.POSITIVE_INFINITY, gcTime: 0 };
  const { data: document, error } = useAnswer(getDocument, { id }, once);
  useReadAnew();
  const isRtl = globalThis.document.documentElement.dir === "rtl";
  const onKeyDown = ({ key, target }: KeyboardEvent) => {
    if (target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
    const step = { ArrowLeft: isRtl ? after : before, ArrowRight: isRtl ? before : after }[key];
    if (step) onShow(step);
  };
  const [Back, On] = isRtl
    ? [IconChevronRight, IconChevronLeft]
    : [IconChevronLeft, IconChevronRight];
  return (
    <Modal
      opened
      onClose={onClose}
      title={<span dir="auto">{title}</span>}
      size={1040}
      onKeyDown={onKeyDown}
    >
      {error ? <Sorry problem={error} /> : null}
      {!document && !error ? <RingWaiting /> : null}
      {document ? <Shown key={id} document={document} /> : null}
      {before || after ? (
        <nav className={classes["steps"]}>
          <ActionIcon
            {...{ variant: "default", size: 48, radius: "xl", disabled: !before }}
            aria-label={t("view.previous")}
            onClick={() => before && onShow(before)}
          >
            <Back size={24} stroke={1.8} />
          </ActionIcon>
          <ActionIcon
            {...{ variant: "default", size: 48, radius: "xl", disabled: !after }}
            aria-label={t("view.next")}
            onClick={() => after && onShow(after)}
          >
            <On size={24} stroke={1.8} />
          </ActionIcon>
        </nav>
      ) : null}
    </Modal>
  );
}

function Shown({ document }: { document: Document }) {
  const { t, day, formats, nameOf } = useDocumentWords();
  const { centre } = useMe();
  const { entry, kind, title, file, datedOn, correspondent, shown } = document;
  const paper = useRef<HTMLDivElement>(null);
  const isImage = file !== null && familyOf[file.mediaType] === "image";
  const print = () => {
    if (paper.current) printPaper(paper.current, { widthMm: 210, heightMm: 297, marginMm: 20 });
  };
  return (
    <div className={classes["viewer"]}>
      <div className={classes["sight"]}>
        {isImage ? (
          <img
            src={requestOf(previewDocument, { id: entry.id }).url}
            alt={t("view.alt", { title })}
            {...(file.width && file.height && { width: file.width, height: file.height })}
          />
        ) : null}
        {file && !isImage ? <p className={classes["none"]}>{t("view.noPreview")}</p> : null}
        {file ? null : (
          <LetterPaper
            ref={paper}
            letter={{ ...document, language: document.language || "fr" }}
            from={{
              centre,
              service: entry.service.name,
              signer: nameOf(entry.author),
              profession: entry.author.profession,
            }}
            writtenAt={entry.writtenAt}
          />
        )}
      </div>
      <div className={classes["facts"]}>
        <EntryChips entry={entry} />
        <p>
          {t(`kind.${kind}`)} · <CompartmentSign compartment={entry.compartment} />{" "}
          <bdi>{entry.service.name}</bdi>
        </p>
        {datedOn ? <p>{t("view.dated", { day: day(datedOn) })}</p> : null}
        {correspondent ? (
          <p dir="auto">
            {t(kind === "letter-written" ? "view.to" : "view.from", { name: correspondent })}
          </p>
        ) : null}
        <p className={classes["soft"]}>
          {t("view.written", { name: nameOf(entry.author), day: formats.dayTime(entry.writtenAt) })}
          {file ? ` · ${t("view.size", { mega: megaOf(file.bytes, formats.number) })}` : ""}
        </p>
        {shown === "read" || shown === "read-aloud" ? (
          <p className={classes["soft"]}>{t(`view.shown.${shown}`)}</p>
        ) : null}
        {file ? (
          <Button
            component="a"
            href={requestOf(downloadDocument, { id: entry.id }).url}
            download
            variant={isImage ? "default" : "filled"}
            leftSection={<IconDownload size={20} stroke={1.8} />}
          >
            {t("view.download")}
          </Button>
        ) : (
          <Button leftSection={<IconPrinter size={20} stroke={1.8} />} onClick={print}>
            {t("view.print")}
          </Button>
        )}
        {isImage ? (
          <details className={classes["proof"]}>
            <summary>{t("view.proof")}</summary>
            <code dir="ltr">{file.sha256}</code>
            <p>{t("view.proofHint")}</p>
          </details>
        ) : null}
        {entry.amendments.length > 0 ? (
          <ol className={classes["added"]} aria-label={t("view.added")}>
            {entry.amendments.map((added) => (
              <li key={added.id} data-kind={added.kind}>
                <strong>{t(`record:amendment.${added.kind}`)}</strong>
                <span className={classes["soft"]}>
                  <bdi>{nameOf(added.author)}</bdi> · {formats.dayTime(added.writtenAt)}
                </span>
                <p dir="auto">{added.text}</p>
              </li>
            ))}
          </ol>
        ) : null}
        <EntryActs entry={entry} />
      </div>
    </div>
  );
}

/** What is added, narrowed or withheld here is the record's act: whatever was done, it is read anew. */
function useReadAnew(): void {
  useEffect(
    () =>
      queryClient.getMutationCache().subscribe(({ type, mutation }) => {
        if (type !== "updated" || mutation.state.status !== "success") return;
        for (const { name } of [getDocument, listDocuments]) {
          void queryClient.invalidateQueries({ queryKey: [name] });
        }
      }),
    [],
  );
}

function megaOf(bytes: number, number: (value: number) => string): string {
  return number(Math.max(0.1, Math.round(bytes / 104_858) / 10));
}
