import { Button } from "@mantine/core";
import { useState } from "react";
import { call } from "../../../platform/web/client.ts";
import { throwDraft } from "../../contract.ts";
import classes from "../editor.module.css";
import { useRecordWords } from "../use-record-words.ts";
import { endWriting, useKeeper, type Writing } from "./writings.ts";

/** Where the text is, in a few words; told aloud only when it is not well. */
export function KeptSign({ writing }: { writing: Writing }) {
  const { t } = useRecordWords();
  const { status, revision, isDirty } = useKeeper(writing);
  if (revision === 0 && !isDirty) return null;
  const isBad = status === "waiting" || status === "refused";
  return (
    <span
      className={classes["kept"]}
      data-bad={isBad || undefined}
      role={isBad ? "status" : undefined}
    >
      {t(`draft.status.${status}`)}
    </span>
  );
}

/** Asks once; what is thrown away is gone. */
export function ThrowAway({ writing, onDone }: { writing: Writing; onDone: () => void }) {
  const { t } = useRecordWords();
  const { revision } = useKeeper(writing);
  const [isAsked, setAsked] = useState(false);
  const leave = async () => {
    const { keeper } = writing;
    // What is on its way would come after it was thrown away.
    const late = new Promise((resolve) => setTimeout(resolve, 2_000));
    await Promise.race([keeper.settled(), late]);
    const { id, revision: last } = keeper.state;
    endWriting(writing);
    // What another window wrote since stays, and is found again.
    if (last > 0) call(throwDraft, { id, revision: last }).catch(() => {});
    onDone();
  };
  if (!isAsked) {
    return (
      <Button variant="subtle" onClick={() => (revision > 0 ? setAsked(true) : leave())}>
        {t("platform:cancel")}
      </Button>
    );
  }
  return (
    <>
      <Button color="red" variant="light" onClick={leave}>
        {t("draft.throw")}
      </Button>
      <Button variant="subtle" onClick={onDone}>
        {t("draft.later")}
      </Button>
    </>
  );
}
