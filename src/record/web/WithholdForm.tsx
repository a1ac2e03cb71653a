import { Button } from "@mantine/core";
import { useState } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { sayDone } from "../../platform/web/say.ts";
import { type Entry, endWithholding, type Withhold, withholdEntry } from "../contract.ts";
import classes from "./editor.module.css";
import { usualReviewDay } from "./signing.ts";
import { useRecordWords } from "./use-record-words.ts";
import { useWriteEntry } from "./use-write.ts";
import { WithholdFields } from "./WithholdFields.tsx";

/** Keeping a note from the person for now, looking at that again, or letting them read it. */
export function WithholdForm({ entry, onDone }: { entry: Entry; onDone: () => void }) {
  const { t } = useRecordWords();
  const { withholding } = entry;
  const [value, setValue] = useState<Withhold>({ motive: "", reviewOn: usualReviewDay() });
  const withhold = useWriteEntry(withholdEntry);
  const end = useWriteEntry(endWithholding);
  const textOf = useProblemText("record");
  const after = (word: string) => ({
    onSuccess: () => {
      sayDone(t(word));
      onDone();
    },
  });
  const problem = withhold.error ?? end.error;
  return (
    <form
      className={classes["small"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const instead = withholding ? { instead: withholding.id } : {};
        withhold.mutate({ id: entry.id, ...value, ...instead }, after("withhold.saved"));
      }}
    >
      <p className={classes["hint"]}>{t(withholding ? "withhold.again" : "withhold.hint")}</p>
      <WithholdFields value={value} problem={withhold.error} path="" onChange={setValue} />
      {problem && problem.errors.length === 0 ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(problem)}
        </p>
      ) : null}
      <div className={classes["foot"]}>
        <Button
          type="submit"
          variant="light"
          loading={withhold.isPending}
          disabled={value.motive.trim() === ""}
        >
          {t(withholding ? "withhold.goOn" : "withhold.go")}
        </Button>
        {withholding ? (
          <Button
            variant="default"
            loading={end.isPending}
            onClick={() => end.mutate({ id: entry.id }, after("withhold.ended"))}
          >
            {t("withhold.end")}
          </Button>
        ) : null}
        <Button variant="subtle" onClick={onDone}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}
