import { Button, Textarea } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useMe } from "../../access/web/index.ts";
import { useDraft } from "../../platform/web/draft.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { sayDone } from "../../platform/web/say.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import { type AmendmentKind, amendEntry, type EntryId } from "../contract.ts";
import { saysSomething } from "../rules.ts";
import classes from "./editor.module.css";
import { Option } from "./Option.tsx";
import { useRecordWords } from "./use-record-words.ts";
import { useWriteEntry } from "./use-write.ts";

interface Props {
  readonly entryId: EntryId;
  readonly kind: AmendmentKind;
  readonly onDone: () => void;
}

/** More to a note, why it was a mistake, or the person's own version of it. */
export function AmendForm({ entryId, kind, onDone }: Props) {
  const { t } = useRecordWords();
  const me = useMe();
  const kept = useDraft<{ text: string; aboutOthers: string }>(me.id, `amend.${entryId}.${kind}`);
  const [draft, setDraft] = useState(() => kept.read() ?? { text: "", aboutOthers: "" });
  const amend = useWriteEntry(amendEntry);
  const textOf = useProblemText("record");
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => {
    if (draft.text || draft.aboutOthers) kept.keep(draft);
    else kept.forget();
  }, [kept, draft]);

  const mayGo = saysSomething(draft.text);
  const save = () => {
    if (!mayGo || amend.isPending) return;
    const { text, aboutOthers } = draft;
    amend.mutate(
      { id: entryId, kind, text, ...(aboutOthers.trim() !== "" && { aboutOthers }) },
      {
        onSuccess: () => {
          kept.forget();
          sayDone(t("amend.saved"));
          onDone();
        },
      },
    );
  };
  return (
    <form
      className={classes["small"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
      }}
    >
      <Textarea
        ref={field}
        label={t(`amend.${kind}`)}
        description={t(`amend.${kind}Hint`)}
        autosize
        minRows={2}
        maxRows={16}
        value={draft.text}
        error={errorAt(amend.error, "/text") && t("editor.wrong.other")}
        onChange={({ currentTarget }) => setDraft({ ...draft, text: currentTarget.value })}
      />
      <Option title={t("editor.others")} wrong={errorAt(amend.error, "/aboutOthers") !== undefined}>
        <Textarea
          label={t("editor.othersLabel")}
          description={t("editor.othersHint")}
          autosize
          minRows={2}
          maxRows={12}
          value={draft.aboutOthers}
          error={errorAt(amend.error, "/aboutOthers") && t("editor.wrong.other")}
          onChange={({ currentTarget }) => setDraft({ ...draft, aboutOthers: currentTarget.value })}
        />
      </Option>
      {amend.error && amend.error.errors.length === 0 ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(amend.error)}
        </p>
      ) : null}
      <div className={classes["foot"]}>
        <Button type="submit" variant="light" loading={amend.isPending} disabled={!mayGo}>
          {t(`amend.${kind}Go`)}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}
