import { Button } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useMe } from "../../access/web/index.ts";
import type { Person } from "../../people/contract.ts";
import type { DraftKind, Place } from "../contract.ts";
import { begunContact, blankContent } from "../draft-rules.ts";
import { OtherDrafts } from "./drafts/OtherDrafts.tsx";
import { beginWriting, endWriting, useWritings, type Writing } from "./drafts/writings.ts";
import classes from "./editor.module.css";
import { useRecordWords } from "./use-record-words.ts";
import { WritingForm } from "./WritingForm.tsx";

interface Props {
  readonly person: Person;
  readonly places: readonly [Place, ...Place[]];
  /** Whoever comes to begin a contact finds it begun, or what they left unfinished. */
  readonly begins: boolean;
}

const begunHere: readonly DraftKind[] = ["note", "contact"];

/** Where one writes: what was left unfinished is open again, else a contact or a note begins here. */
export function WritingPlace({ person, places, begins }: Props) {
  const { t } = useRecordWords();
  const me = useMe();
  const { writings: all, isReady } = useWritings(person.id, begunHere);
  // What was begun for a service that no longer cares waits until it does: it is no other's to keep.
  const writings = all.filter(({ keeper }) =>
    places.some(({ service }) => service.id === keeper.state.content.serviceId),
  );
  const [chosen, setChosen] = useState<Writing | "none">();
  const first = useRef<HTMLButtonElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const [mustFocus, setMustFocus] = useState(false);
  const isOpen = (one: Writing) => writings.includes(one);
  const current = chosen === "none" ? undefined : chosen && isOpen(chosen) ? chosen : writings[0];

  // What was open stays open, whatever else is found.
  useEffect(() => {
    if (chosen === undefined && current) setChosen(current);
  }, [chosen, current]);

  const begin = (kind: "note" | "contact") => {
    const serviceId = places[0].service.id;
    const contact = kind === "contact" ? begunContact(new Date(), person) : null;
    const text = { ...blankContent, contact, serviceId };
    setChosen(beginWriting(me.id, { personId: person.id, text }));
    setMustFocus(true);
  };
  useEffect(() => {
    if (mustFocus && current) {
      field.current?.focus();
      setMustFocus(false);
    }
  }, [mustFocus, current]);
  const isDue = begins && isReady && chosen === undefined && !current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known that nothing waits
  useEffect(() => {
    if (isDue) begin("contact");
  }, [isDue]);
  useNewNoteKey(() => (current ? field.current?.focus() : isReady && begin("note")));

  if (!isReady) return <div className={classes["toCome"]} />;
  const leave = () => {
    setChosen("none");
    requestAnimationFrame(() => first.current?.focus());
  };
  const putAside = (next: Writing) => {
    // A note that nobody typed into is nothing to come back to.
    const { state } = current?.keeper ?? {};
    if (current && state?.revision === 0 && !state.isDirty) endWriting(current);
    setChosen(next);
    setMustFocus(true);
  };
  return (
    <div className={classes["writing"]}>
      {current ? (
        <WritingForm
          key={current.key}
          writing={current}
          person={person}
          places={places}
          field={field}
          onDone={leave}
        />
      ) : (
        <div className={classes["begin"]}>
          <Button
            ref={first}
            size="lg"
            leftSection={<IconMessages size={22} stroke={1.8} />}
            onClick={() => begin("contact")}
          >
            {t("contact.begin")}
          </Button>
          <Button variant="default" size="lg" onClick={() => begin("note")}>
            {t("editor.onlyNote")}
          </Button>
          <span className={classes["keys"]} aria-hidden>
            <kbd>N</kbd> {t("editor.keyNew")}
          </span>
        </div>
      )}
      <OtherDrafts writings={writings.filter((one) => one !== current)} onOpen={putAside} />
    </div>
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
