import { Button, Textarea } from "@mantine/core";
import { IconEye } from "@tabler/icons-react";
import { type KeyboardEvent, type Ref, useEffect, useRef } from "react";
import type { Person } from "../../people/contract.ts";
import type { Problem } from "../../platform/web/client.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import { type ContactDraft, longestText, type Place } from "../contract.ts";
import { saysSomething } from "../rules.ts";
import { ContactFields } from "./contacts/ContactFields.tsx";
import { OutcomeFields } from "./contacts/OutcomeFields.tsx";
import { KeptSign, ThrowAway } from "./drafts/DraftFoot.tsx";
import { DraftTrouble } from "./drafts/DraftTrouble.tsx";
import { useNoteWords } from "./drafts/note-words.ts";
import { type Text, useKeeper, type Writing } from "./drafts/writings.ts";
import classes from "./editor.module.css";
import { NoteOptions } from "./NoteOptions.tsx";
import { NoteText } from "./NoteText.tsx";
import { PlaceChoice } from "./PlaceChoice.tsx";
import { useRecordActions } from "./slots.tsx";
import { useRecordWords } from "./use-record-words.ts";
import { useSigning } from "./use-signing.ts";

interface Props {
  readonly writing: Writing;
  readonly person: Person;
  readonly places: readonly [Place, ...Place[]];
  /** The first field of the text. */
  readonly field: Ref<HTMLTextAreaElement>;
  /** Signed, thrown away or put aside. */
  readonly onDone: () => void;
}

/** A contact or a note while it is written. Every keystroke is kept; signing closes it. */
export function WritingForm({ writing, person, places, field, onDone }: Props) {
  const { t, formats } = useRecordWords();
  const { asText, turnInto } = useNoteWords();
  const { NeedMarker } = useRecordActions();
  const { keeper, kind } = writing;
  const { content, status } = useKeeper(writing);
  const { sign, isPending, problem } = useSigning(writing, onDone);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem?.errors.length) goToFirstWrong(form.current);
  }, [problem]);
  const place = places.find(({ service }) => service.id === content.serviceId) ?? places[0];
  const compartment =
    place.compartments.find((one) => one === content.compartment) ?? place.compartments[0];
  if (!compartment) return null;

  const change = (part: Partial<Text>) => keeper.type({ ...keeper.state.content, ...part });
  const changeContact = (part: Partial<ContactDraft>) => {
    const { contact } = keeper.state.content;
    if (contact) change({ contact: { ...contact, ...part } });
  };
  const text = asText(content, compartment);
  const length = [...text].length;
  const mustDecide = status === "stale" || status === "gone";
  const says = kind === "contact" || saysSomething(text);
  const mayGo = says && length <= longestText && !mustDecide;
  const save = (more: { endsTurn?: true } = {}) => {
    if (mayGo && !isPending) sign({ serviceId: place.service.id, compartment, text, ...more });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      save();
    }
  };
  const wrong = errorAt(problem, "/text");
  const title = t(kind === "contact" ? "contact.title" : "editor.title");
  const error =
    length > longestText
      ? t("editor.tooLong", { over: formats.number(length - longestText) })
      : wrong && t(`editor.wrong.${wrong}`, { defaultValue: t("editor.wrong.other") });
  return (
    <form
      ref={form}
      className={classes["editor"]}
      aria-label={title}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <header className={classes["head"]}>
        <h2>{title}</h2>
        <p className={classes["readable"]}>
          <IconEye size={22} stroke={1.8} aria-hidden />
          {t("editor.readable")}
        </p>
      </header>
      <DraftTrouble writing={writing} onGone={onDone} />
      <PlaceChoice
        places={places}
        place={place}
        compartment={compartment}
        onChange={(chosen) =>
          change({ ...turnInto(content, [compartment, chosen.compartment]), ...chosen })
        }
      />
      {content.contact ? (
        <>
          <ContactFields
            person={person}
            contact={content.contact}
            problem={problem}
            onChange={changeContact}
          />
          <Textarea
            ref={field}
            label={t("contact.reason")}
            placeholder={t("contact.reasonPlaceholder")}
            autosize
            minRows={2}
            maxRows={10}
            value={content.contact.reason}
            error={errorAt(problem, "/contact/reason") && t("contact.wrong.reason")}
            onChange={({ currentTarget }) => changeContact({ reason: currentTarget.value })}
          />
        </>
      ) : null}
      <NoteText
        ref={content.contact ? null : field}
        content={content}
        compartment={compartment}
        label={t(kind === "contact" ? "contact.note" : "editor.title")}
        error={error}
        onChange={change}
      />
      {NeedMarker ? (
        <NeedMarker
          personId={person.id}
          serviceId={place.service.id}
          compartment={compartment}
          marked={content.marked ?? []}
          onMarked={(need) => change({ marked: [...(keeper.state.content.marked ?? []), need] })}
        />
      ) : null}
      {content.contact ? (
        <OutcomeFields
          contact={content.contact}
          place={place}
          problem={problem}
          onChange={changeContact}
        />
      ) : null}
      <NoteOptions
        draft={content}
        place={place}
        compartment={compartment}
        problem={problem}
        onChange={change}
      />
      <div className={classes["foot"]}>
        <Button type="submit" loading={isPending} disabled={!mayGo}>
          {t(kind === "contact" ? "contact.sign" : "editor.save")}
        </Button>
        {content.contact?.turnId ? (
          <Button
            variant="default"
            disabled={!mayGo || isPending}
            onClick={() => save({ endsTurn: true })}
          >
            {t("contact.signAndEnd")}
          </Button>
        ) : null}
        <ThrowAway writing={writing} onDone={onDone} />
        <span className={classes["keys"]} aria-hidden>
          <kbd>Ctrl</kbd> <kbd>↵</kbd>{" "}
          {t(kind === "contact" ? "contact.keySign" : "editor.keySave")}
        </span>
        <KeptSign writing={writing} />
      </div>
      <WhyNotSigned problem={problem} />
    </form>
  );
}

/** What is wrong first comes into sight, and the keyboard with it. */
function goToFirstWrong(form: HTMLFormElement | null): void {
  const wrong = form?.querySelector<HTMLElement>('[aria-invalid="true"]');
  const field = wrong?.matches("fieldset") ? wrong.querySelector<HTMLElement>("input") : wrong;
  field?.focus({ preventScroll: true });
  wrong?.scrollIntoView({ block: "center" });
}

function WhyNotSigned({ problem }: { problem: Problem | null }) {
  const { t } = useRecordWords();
  const textOf = useProblemText("record");
  if (!problem || problem.code === "stale" || problem.code === "draft-gone") return null;
  return (
    <p className={classes["wrong"]} role="alert">
      {problem.errors.length > 0 ? t("editor.lookAbove") : textOf(problem)}
    </p>
  );
}
