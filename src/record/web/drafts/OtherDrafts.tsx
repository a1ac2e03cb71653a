import { Button } from "@mantine/core";
import { firstWords } from "../../draft-rules.ts";
import { useRecordWords } from "../use-record-words.ts";
import classes from "./drafts.module.css";
import type { Writing } from "./writings.ts";

/** My other unfinished texts about this person: each opens again where it was left. */
export function OtherDrafts(props: {
  writings: readonly Writing[];
  onOpen: (writing: Writing) => void;
}) {
  const { t, formats } = useRecordWords();
  if (props.writings.length === 0) return null;
  return (
    <ul className={classes["list"]} aria-label={t("draft.mine")}>
      <li className={classes["title"]}>{t("draft.count", { count: props.writings.length })}</li>
      {props.writings.map((writing) => {
        const { id, content, changedAt } = writing.keeper.state;
        return (
          <li key={id}>
            <span className={classes["words"]} dir="auto">
              {firstWords(content) || t(`kind.${writing.kind}`)}
            </span>
            <small>{formats.ago(new Date(changedAt))}</small>
            <Button variant="subtle" size="compact-md" onClick={() => props.onOpen(writing)}>
              {t("draft.open")}
            </Button>
          </li>
        );
      })}
    </ul>
  );
}
