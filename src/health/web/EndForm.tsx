import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { sayDone } from "../../platform/web/say.ts";
import { type EntryId, endEntry, type WhyEnded } from "../../record/contract.ts";
import classes from "./forms.module.css";
import { Refused } from "./Refused.tsx";
import { today, useHealthWords } from "./use-health-words.ts";
import { useHealthWrite } from "./use-health-write.ts";

interface Props {
  readonly entryId: EntryId;
  /** The reasons one may choose from, each a button that does it. */
  readonly reasons: readonly { readonly because: WhyEnded; readonly label: string }[];
  readonly onDone: () => void;
}

/** What was noted holds no longer: since when, why. The entry stays. */
export function EndForm({ entryId, reasons, onDone }: Props) {
  const { t, wrong } = useHealthWords();
  const end = useHealthWrite(endEntry);
  const [on, setOn] = useState(today());
  const [words, setWords] = useState("");
  const finish = (because: WhyEnded) =>
    end.mutate(
      { id: entryId, because, words, ...(on && { on }) },
      {
        onSuccess: () => {
          sayDone(t("ended.saved"));
          onDone();
        },
      },
    );
  return (
    <form
      className={classes["small"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const [first, second] = reasons;
        if (first && !second) finish(first.because);
      }}
    >
      <div className={classes["fields"]}>
        <TextInput
          type="date"
          label={t("ended.day")}
          value={on}
          max={today()}
          error={wrong(end.error, "/on")}
          onChange={({ currentTarget }) => setOn(currentTarget.value)}
        />
        <TextInput
          data-autofocus
          autoFocus
          label={t("ended.words")}
          placeholder={t("ended.wordsHint")}
          maxLength={500}
          value={words}
          onChange={({ currentTarget }) => setWords(currentTarget.value)}
        />
      </div>
      <Refused problem={end.error} />
      <div className={classes["foot"]}>
        {reasons.map(({ because, label }) => (
          <Button
            key={because}
            type={reasons.length === 1 ? "submit" : "button"}
            variant="light"
            loading={end.isPending && end.variables?.because === because}
            onClick={reasons.length === 1 ? undefined : () => finish(because)}
          >
            {label}
          </Button>
        ))}
        <Button variant="subtle" onClick={onDone}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}
