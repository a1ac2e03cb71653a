import { Button } from "@mantine/core";
import { useState } from "react";
import { listOwnFiles, type OwnFile } from "../../../circle/contract.ts";
import { Empty } from "../../../platform/web/Empty.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { useOversightWords } from "../use-oversight-words.ts";
import classes from "./own-files.module.css";
import { ReopenWindow } from "./ReopenWindow.tsx";

/** Files closed to a colleague because they are their own or a relative's (CONF-23); read when unfolded. */
export function OwnFiles() {
  const { t } = useOversightWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes["fold"]} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t("ownFiles.title")}</summary>
      {isOpen ? <List /> : null}
    </details>
  );
}

function List() {
  const { t } = useOversightWords();
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined]);
  const [reopening, setReopening] = useState<OwnFile>();
  return (
    <>
      <p className={classes["soft"]}>{t("ownFiles.text")}</p>
      {pages.map((after, index) => (
        <Page
          key={after ?? "first"}
          after={after}
          onReopen={setReopening}
          {...(index === pages.length - 1 && {
            onMore: (next: string) => setPages([...pages, next]),
          })}
        />
      ))}
      {reopening ? (
        <ReopenWindow
          file={reopening}
          onClose={() => setReopening(undefined)}
          onDone={() => {
            // Its place in the list has changed, and with it those of the pages after the first.
            setPages([undefined]);
            setReopening(undefined);
          }}
        />
      ) : null}
    </>
  );
}

interface PageProps {
  readonly after: string | undefined;
  readonly onReopen: (file: OwnFile) => void;
  readonly onMore?: (next: string) => void;
}

function Page({ after, onReopen, onMore }: PageProps) {
  const { t } = useOversightWords();
  const { data, error, refetch } = useAnswer(listOwnFiles, after ? { after } : {});
  if (error && !data) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  const { files, next } = data;
  if (files.length === 0 && !after) {
    return <Empty title={t("ownFiles.empty")}>{t("ownFiles.emptyText")}</Empty>;
  }
  return (
    <>
      <ul className={classes["list"]}>
        {files.map((file) => (
          <OwnFileRow key={file.id} file={file} onReopen={() => onReopen(file)} />
        ))}
      </ul>
      {next && onMore ? (
        <Button variant="default" onClick={() => onMore(next)}>
          {t("requests.more")}
        </Button>
      ) : null}
    </>
  );
}

function OwnFileRow({ file, onReopen }: { file: OwnFile; onReopen: () => void }) {
  const { t, nameOf, profession, formats } = useOversightWords();
  const { colleague, person, kind, declaredAt, endedAt, mine } = file;
  return (
    <li data-ended={endedAt !== null || undefined}>
      <div>
        <p>
          <strong>{nameOf(colleague)}</strong> · {profession(colleague.profession)}
        </p>
        <p>
          {nameOf(person)}{" "}
          <span dir="ltr" className={classes["number"]}>
            {person.number}
          </span>
          {" · "}
          {t(`alerts.tie.${kind}`)}
        </p>
        <p className={classes["soft"]}>
          {t("ownFiles.closed", { day: formats.day(declaredAt) })}
          {endedAt ? ` ${t("ownFiles.reopened", { day: formats.day(endedAt) })}` : ""}
          {mine && !endedAt ? ` ${t("ownFiles.mine")}` : ""}
        </p>
      </div>
      {endedAt || mine ? null : (
        <Button
          variant="default"
          aria-label={t("ownFiles.reopenTo", { name: nameOf(colleague) })}
          onClick={onReopen}
        >
          {t("ownFiles.reopen")}
        </Button>
      )}
    </li>
  );
}
