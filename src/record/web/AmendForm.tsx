import { Button, Textarea } from "@mantine/core";
import { useLayoutEffect, useRef } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import type { AmendmentKind, Entry } from "../contract.ts";
import { saysSomething } from "../rules.ts";
import { KeptSign, ThrowAway } from "./drafts/DraftFoot.tsx";
import { DraftTrouble } from "./drafts/DraftTrouble.tsx";
import { type Text, useAmendment, useKeeper, type Writing } from "./drafts/writings.ts";
import classes from "./editor.module.css";
import { Option } from "./Option.tsx";
import { useRecordWords } from "./use-record-words.ts";
import { useSigning } from "./use-signing.ts";

interface Props {
  readonly entry: Entry;
  readonly kind: AmendmentKind;
  readonly onDone: () => void;
}

/** More to a note, why it was a mistake, or the person's own version of it; as it was left, if it was. */
export function AmendForm(props: Props) {
  const writing = useAmendment(props.entry, props.kind);
  return writing ? <Amending key={writing.key} writing={writing} {...props} /> : null;
}

function Amending({ writing, entry, kind, onDone }: Props & { writing: Writing }) {
  const { t } = useRecordWords();
  const { keeper } = writing;
  const { content, status } = useKeeper(writing);
  const { sign, isPending, problem } = useSigning(writing, onDone);
  const textOf = useProblemText("record");
  const field = useRef<HTMLTextAreaElement>(null);
  // Before the next key: what is typed at once is not lost.
  useLayoutEffect(() => field.current?.focus(), []);
  const { text, aboutOthers } = content;
  const change = (part: Partial<Text>) => keeper.type({ ...keeper.state.content, ...part });

  const mustDecide = status === "stale" || status === "gone";
  const mayGo = saysSomething(text) && !mustDecide;
  const save = () => {
    const { service, compartment } = entry;
    if (mayGo && !isPending) sign({ serviceId: service.id, compartment, text });
  };
  const isSaid = problem?.code === "stale" || problem?.code === "draft-gone";
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
      <DraftTrouble writing={writing} onGone={onDone} />
      <Textarea
        ref={field}
        label={t(`amend.${kind}`)}
        description={t(`amend.${kind}Hint`)}
        autosize
        minRows={2}
        maxRows={16}
        value={text}
        error={errorAt(problem, "/text") && t("editor.wrong.other")}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      <Option title={t("editor.others")} wrong={errorAt(problem, "/aboutOthers") !== undefined}>
        <Textarea
          label={t("editor.othersLabel")}
          description={t("editor.othersHint")}
          autosize
          minRows={2}
          maxRows={12}
          value={aboutOthers}
          error={errorAt(problem, "/aboutOthers") && t("editor.wrong.other")}
          onChange={({ currentTarget }) => change({ aboutOthers: currentTarget.value })}
        />
      </Option>
      {problem && problem.errors.length === 0 && !isSaid ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(problem)}
        </p>
      ) : null}
      <div className={classes["foot"]}>
        <Button type="submit" variant="light" loading={isPending} disabled={!mayGo}>
          {t(`amend.${kind}Go`)}
        </Button>
        <ThrowAway writing={writing} onDone={onDone} />
        <KeptSign writing={writing} />
      </div>
    </form>
  );
}
