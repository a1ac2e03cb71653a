import { Button } from "@mantine/core";
import { useState } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import { type Entry, listWritable, restrictEntry } from "../contract.ts";
import classes from "./editor.module.css";
import { Readers } from "./Readers.tsx";
import { useRecordWords } from "./use-record-words.ts";
import { useWriteEntry } from "./use-write.ts";

interface Props {
  readonly entry: Entry;
  readonly onDone: () => void;
}

/** Narrowing a note of one's own; it says before that this is not taken back. */
export function RestrictForm({ entry, onDone }: Props) {
  const { t } = useRecordWords();
  const { data } = useAnswer(listWritable, { id: entry.personId });
  const place = data?.places.find(({ service }) => service.id === entry.service.id);
  const colleagues = place?.colleagues ?? [];
  const [named, setNamed] = useState<readonly string[]>(entry.named.map(({ id }) => id));
  const restrict = useWriteEntry(restrictEntry);
  const textOf = useProblemText("record");
  // Whoever was named and works elsewhere now stays on the list until they are taken off.
  const others = entry.named.filter(({ id }) => !colleagues.some((one) => one.id === id));
  return (
    <form
      className={classes["small"]}
      onSubmit={(event) => {
        event.preventDefault();
        const to = named as Parameters<typeof restrict.mutate>[0]["to"];
        restrict.mutate(
          { id: entry.id, to },
          {
            onSuccess: () => {
              sayDone(t("restrict.saved"));
              onDone();
            },
          },
        );
      }}
    >
      <Readers colleagues={[...colleagues, ...others]} named={named} onChange={setNamed} />
      {entry.restricted ? null : <p className={classes["hint"]}>{t("restrict.once")}</p>}
      {restrict.error ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(restrict.error)}
        </p>
      ) : null}
      <div className={classes["foot"]}>
        <Button type="submit" variant="light" loading={restrict.isPending}>
          {t("restrict.go")}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}
