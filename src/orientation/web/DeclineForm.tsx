import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { sayDone } from "../../platform/web/say.ts";
import { errorAt, useWrite } from "../../platform/web/use-write.ts";
import { declineReferral, listReferrals, listReferralsOf } from "../contract.ts";
import classes from "./referrals.module.css";
import { useOrientationWords } from "./use-orientation-words.ts";

/** A no has its reason: whoever handed it on has to find another way. */
export function DeclineForm({ id, onDone }: { id: string; onDone: () => void }) {
  const { t } = useOrientationWords();
  const textOf = useProblemText("orientation");
  const [words, setWords] = useState("");
  const [isTried, setTried] = useState(false);
  const decline = useWrite(declineReferral, [listReferrals, listReferralsOf]);
  const isEmpty = words.trim() === "";
  const wrong = (isTried && isEmpty) || errorAt(decline.error, "/words") !== undefined;
  return (
    <form
      className={classes["decline"]}
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (isEmpty) return;
        decline.mutate(
          { id, words: words.trim() },
          {
            onSuccess: () => {
              sayDone(t("act.declined"));
              onDone();
            },
          },
        );
      }}
    >
      <TextInput
        label={t("decline.why")}
        description={t("decline.whyHint")}
        autoFocus
        maxLength={500}
        autoComplete="off"
        value={words}
        error={wrong ? t("decline.required") : undefined}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      {decline.error && decline.error.errors.length === 0 ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(decline.error)}
        </p>
      ) : null}
      <div className={classes["acts"]}>
        <Button type="submit" loading={decline.isPending}>
          {t("decline.go")}
        </Button>
        <Button variant="default" onClick={onDone}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}
