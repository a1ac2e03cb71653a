import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import { queryClient } from "../../../platform/web/queries.ts";
import { listDraftsAbout } from "../../contract.ts";
import { useRecordWords } from "../use-record-words.ts";
import classes from "./drafts.module.css";
import { useNoteWords } from "./note-words.ts";
import { endWriting, type Text, useKeeper, type Writing } from "./writings.ts";

/** Two windows wrote on, or the text is gone elsewhere: both are shown, and the writer chooses. */
export function DraftTrouble({ writing, onGone }: { writing: Writing; onGone: () => void }) {
  const { t } = useRecordWords();
  const { keeper } = writing;
  const { status, content, theirs } = useKeeper(writing);
  if (status === "stale" && theirs) {
    return (
      <Choice text={t("draft.stale")}>
        <div className={classes["versions"]}>
          <Version title={t("draft.here")} text={content}>
            <Button onClick={() => keeper.keepMine()}>{t("draft.keepHere")}</Button>
          </Version>
          <Version title={t("draft.there")} text={theirs.content}>
            <Button variant="default" onClick={() => keeper.keepTheirs()}>
              {t("draft.keepThere")}
            </Button>
          </Version>
        </div>
        <Button
          variant="subtle"
          onClick={() => {
            keeper.keepBoth();
            queryClient.invalidateQueries({ queryKey: [listDraftsAbout.name] });
          }}
        >
          {t("draft.keepBoth")}
        </Button>
      </Choice>
    );
  }
  if (status === "gone") {
    return (
      <Choice text={t("draft.gone")}>
        <div className={classes["buttons"]}>
          <Button onClick={() => keeper.keepBoth()}>{t("draft.asNew")}</Button>
          <Button
            variant="default"
            onClick={() => {
              endWriting(writing);
              onGone();
            }}
          >
            {t("draft.throw")}
          </Button>
        </div>
      </Choice>
    );
  }
  return null;
}

function Choice({ text, children }: { text: string; children: React.ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.scrollIntoView({ block: "nearest" }), []);
  return (
    <div role="alert" className={classes["trouble"]} ref={frame}>
      <p>{text}</p>
      {children}
    </div>
  );
}

function Version(props: { title: string; text: Text; children: React.ReactNode }) {
  const { t } = useRecordWords();
  const { asText } = useNoteWords();
  const { contact } = props.text;
  const parts = [
    contact?.reason,
    asText(props.text, props.text.compartment || "health"),
    contact?.nextStep,
  ];
  const words = parts.filter((one) => one?.trim()).join("\n\n");
  return (
    <section className={classes["version"]} aria-label={props.title}>
      <h3>{props.title}</h3>
      <p dir="auto">{words || t("draft.empty")}</p>
      {props.children}
    </section>
  );
}
