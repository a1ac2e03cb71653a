import { IconSearch } from "@tabler/icons-react";
import { type KeyboardEvent, type ReactNode, type Ref, useState } from "react";
import { useTranslation } from "react-i18next";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { readCardNumber } from "../card-number.ts";
import type { Glimpse } from "../contract.ts";
import { PersonLine } from "./PersonLine.tsx";
import classes from "./search.module.css";
import { useSearch } from "./use-search.ts";

export interface SearchBoxProps {
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onChoose: (person: Glimpse) => void;
  /** Ctrl+Enter on a line. */
  readonly onChooseOther?: (person: Glimpse) => void;
  /** Shown below when nobody was found. */
  readonly nobody?: ReactNode;
  /** Keys, and what else to know, below the results. */
  readonly foot?: ReactNode;
  readonly field?: Ref<HTMLInputElement>;
}

/** One field that finds people while one types; arrows choose, Enter opens. */
export function SearchBox(props: SearchBoxProps) {
  const { text, onText, onChoose, onChooseOther } = props;
  const { t } = useTranslation("people");
  const { people, hint, error, isCurrent } = useSearch(text);
  const [active, setActive] = useState(0);
  const current = Math.min(active, people.length - 1);
  const [opening, setOpening] = useState<"choose" | "other">();

  const choose = (person: Glimpse, how: "choose" | "other") =>
    how === "other" && onChooseOther ? onChooseOther(person) : onChoose(person);

  // A whole card number needs no choosing, and an Enter typed before the answer waits for it.
  const card = readCardNumber(text);
  const [scanned, setScanned] = useState<string>();
  const [only] = people;
  if (isCurrent && card && scanned !== card && only && people.length === 1) {
    setScanned(card);
    queueMicrotask(() => onChoose(only));
  } else if (isCurrent && opening) {
    setOpening(undefined);
    const person = people[current];
    if (person) queueMicrotask(() => choose(person, opening));
  }

  const press = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive(Math.max(0, Math.min(people.length - 1, current + step)));
    }
    if (event.key === "Escape") onText("");
    if (event.key === "Enter" && text.trim() !== "") {
      event.preventDefault();
      setOpening(event.ctrlKey || event.metaKey ? "other" : "choose");
    }
  };

  return (
    <div className={classes["box"]}>
      <div className={classes["field"]}>
        <IconSearch size={28} stroke={1.8} aria-hidden />
        <input
          ref={props.field}
          type="search"
          role="combobox"
          aria-expanded={people.length > 0}
          aria-controls="found"
          aria-activedescendant={people[current] ? `found-${people[current].id}` : undefined}
          aria-label={t("search.label")}
          placeholder={t("search.placeholder")}
          autoComplete="off"
          spellCheck={false}
          // biome-ignore lint/a11y/noAutofocus: the field is what the page is for
          autoFocus
          value={text}
          onChange={(event) => {
            setActive(0);
            setOpening(undefined);
            onText(event.currentTarget.value);
          }}
          onKeyDown={press}
        />
      </div>
      {error ? <Sorry problem={error} /> : null}
      <div id="found" role="listbox" aria-label={t("search.found")} className={classes["list"]}>
        {people.map((person, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field
          // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and points here
          <div
            key={person.id}
            id={`found-${person.id}`}
            role="option"
            aria-selected={index === current}
            className={classes["option"]}
            onPointerMove={() => setActive(index)}
            onClick={(event) => choose(person, event.ctrlKey || event.metaKey ? "other" : "choose")}
          >
            <PersonLine person={person} />
          </div>
        ))}
      </div>
      <div role="status" className={classes["hint"]}>
        {hint === "more-needed" ? t("search.moreNeeded") : null}
        {hint === "too-many" ? t("search.tooMany") : null}
      </div>
      {hint === "nobody" ? <div data-nobody>{props.nobody}</div> : null}
      {people.length > 0 ? props.foot : null}
    </div>
  );
}
