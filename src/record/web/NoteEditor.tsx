import { Button, Textarea } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import type { PersonId } from "../../people/contract.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { sayDone } from "../../platform/web/say.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import { longestText, type Place, writeNote } from "../contract.ts";
import { saysSomething } from "../rules.ts";
import classes from "./editor.module.css";
import { NoteOptions } from "./NoteOptions.tsx";
import { inputOf, useNoteDraft } from "./note-draft.ts";
import { PlaceChoice } from "./PlaceChoice.tsx";
import { useRecordWords } from "./use-record-words.ts";
import { useWriteEntry } from "./use-write.ts";

/** A new note. What is typed stays through a lock, a reload and a lost connection. */
export function NoteEditor({
  personId,
  places,
}: {
  personId: PersonId;
  places: readonly [Place, ...Place[]];
}) {
  const { t, formats } = useRecordWords();
  const {
    draft,
    place = places[0],
    compartment,
    isBegun,
    change,
    empty,
  } = useNoteDraft(personId, places);
  const write = useWriteEntry(writeNote);
  const textOf = useProblemText("record");
  const field = useRef<HTMLTextAreaElement>(null);
  // Until somebody writes, what was written has the room.
  const [isOpen, setOpen] = useState(isBegun);
  useNewNoteKey(() => field.current?.focus());

  const length = [...draft.text].length;
  const mayGo = saysSomething(draft.text) && length <= longestText && compartment !== undefined;
  const save = () => {
    if (!mayGo || write.isPending) return;
    write.mutate(inputOf(personId, draft, { serviceId: place.service.id, compartment }), {
      onSuccess: () => {
        empty();
        sayDone(t("editor.saved"));
        field.current?.focus();
      },
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  if (!compartment) return null;
  const wrong = errorAt(write.error, "/text");
  return (
    <form
      className={classes["editor"]}
      aria-label={t("editor.title")}
      noValidate
      onFocus={() => setOpen(true)}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <p className={classes["readable"]}>
        <IconEye size={22} stroke={1.8} aria-hidden />
        {t("editor.readable")}
      </p>
      <PlaceChoice places={places} place={place} compartment={compartment} onChange={change} />
      <Textarea
        ref={field}
        label={t("editor.title")}
        classNames={{ label: classes["hiddenLabel"] ?? "" }}
        placeholder={t("editor.placeholder")}
        autosize
        minRows={isOpen ? 4 : 2}
        maxRows={24}
        value={draft.text}
        error={
          length > longestText
            ? t("editor.tooLong", { over: formats.number(length - longestText) })
            : wrong && t(`editor.wrong.${wrong}`, { defaultValue: t("editor.wrong.other") })
        }
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
      />
      {isOpen ? (
        <NoteOptions
          draft={draft}
          place={place}
          compartment={compartment}
          problem={write.error}
          onChange={change}
        />
      ) : null}
      <div className={classes["foot"]}>
        <Button type="submit" loading={write.isPending} disabled={!mayGo}>
          {t("editor.save")}
        </Button>
        <span className={classes["keys"]} aria-hidden>
          <kbd>N</kbd> {t("editor.keyNew")} <kbd>Ctrl</kbd> <kbd>↵</kbd> {t("editor.keySave")}
        </span>
        {isBegun ? <span className={classes["kept"]}>{t("editor.kept")}</span> : null}
      </div>
      {write.error && write.error.errors.length === 0 ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(write.error)}
        </p>
      ) : null}
    </form>
  );
}

/** N begins a note, unless somebody is typing. */
function useNewNoteKey(begin: () => void): void {
  const now = useRef(begin);
  now.current = begin;
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const { target } = event;
      const isTyping =
        target instanceof HTMLElement &&
        (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
      const isCovered = document.querySelector('[role="dialog"]') !== null;
      if (event.key.toLowerCase() !== "n" || !isPlain || isTyping || isCovered) return;
      event.preventDefault();
      now.current();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
