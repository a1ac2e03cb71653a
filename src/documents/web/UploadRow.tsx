import { ActionIcon, NativeSelect, TextInput } from "@mantine/core";
import { IconFile, IconX } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import { type BroughtKind, broughtKinds, fileRefusals } from "../contract.ts";
import classes from "./add.module.css";
import { useDocumentWords } from "./use-document-words.ts";
import type { Waiting } from "./use-uploads.ts";

interface Props {
  readonly waiting: Waiting;
  readonly isBusy: boolean;
  readonly onChange: (part: Partial<Waiting>) => void;
  readonly onRemove: () => void;
}

/** One file before it is kept: what it is called, what it is, and what is wrong with it. */
export function UploadRow({ waiting, isBusy, onChange, onRemove }: Props) {
  const { t } = useDocumentWords();
  const wrong = useWrong(waiting);
  const { title, kind, correspondent, datedOn, sent, file, refusal } = waiting;
  const titleWrong = title.trim() === "" || errorAt(waiting.problem ?? null, "/title");
  return (
    <li
      className={classes["row"]}
      data-wrong={wrong !== undefined || refusal !== null || undefined}
    >
      <Picture file={file} />
      {refusal ? (
        <p className={classes["wrong"]} role="alert">
          <bdi>{file.name}</bdi>
          <br />
          {t(`wrong.${refusal}`)}
        </p>
      ) : (
        <div className={classes["fields"]}>
          <TextInput
            className={classes["name"] ?? ""}
            label={t("add.name")}
            value={title}
            maxLength={200}
            disabled={isBusy}
            error={titleWrong ? t("wrong.title") : undefined}
            onChange={({ currentTarget }) => onChange({ title: currentTarget.value })}
          />
          <NativeSelect
            label={t("add.kind")}
            value={kind}
            disabled={isBusy}
            data={broughtKinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
            onChange={({ currentTarget }) => onChange({ kind: currentTarget.value as BroughtKind })}
          />
          <TextInput
            label={t("add.from")}
            placeholder={t("add.fromHint")}
            value={correspondent}
            maxLength={300}
            disabled={isBusy}
            onChange={({ currentTarget }) => onChange({ correspondent: currentTarget.value })}
          />
          <TextInput
            type="date"
            label={t("add.dated")}
            value={datedOn}
            disabled={isBusy}
            onChange={({ currentTarget }) => onChange({ datedOn: currentTarget.value })}
          />
          {sent === undefined ? null : (
            <progress className={classes["sent"]} value={sent} max={1} aria-label={title} />
          )}
          {wrong ? (
            <p className={classes["wrong"]} role="alert">
              {wrong}
            </p>
          ) : null}
        </div>
      )}
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        radius="xl"
        disabled={isBusy}
        aria-label={t("add.remove", { title: title || file.name })}
        onClick={onRemove}
      >
        <IconX size={20} stroke={1.8} />
      </ActionIcon>
    </li>
  );
}

/** What the house said of this file, in words. */
function useWrong({ problem }: Waiting): string | undefined {
  const { t } = useDocumentWords();
  const textOf = useProblemText("documents");
  if (!problem) return undefined;
  const code = fileRefusals.find((one) => one === errorAt(problem, "/file"));
  if (code) return t(`wrong.${code}`);
  return problem.errors.length > 0 ? t("wrong.other") : textOf(problem);
}

/** The chosen picture as this browser draws it; nothing has left it yet. */
function Picture({ file }: { file: File }) {
  const [data, setData] = useState<string>();
  useEffect(() => {
    if (!/^image\/(jpeg|png|webp)$/.test(file.type) || file.size > 12_000_000) return;
    const reader = new FileReader();
    reader.onload = () => setData(String(reader.result));
    reader.readAsDataURL(file);
    return () => reader.abort();
  }, [file]);
  return (
    <span className={classes["picture"]}>
      {data ? <img src={data} alt="" /> : <IconFile size={28} stroke={1.5} aria-hidden />}
    </span>
  );
}
