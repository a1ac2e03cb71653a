import { IconPencil } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import type { Person } from "../contract.ts";
import type { IdentityField } from "./identity-draft.ts";
import classes from "./person.module.css";
import type { Words } from "./use-words.ts";
import { useWords } from "./use-words.ts";

/** A part of the person's page that can be changed where it stands. */
export interface Section {
  readonly key: string;
  readonly fields: readonly IdentityField[];
  readonly view: (person: Person, words: Words) => ReactNode;
  readonly isEmpty: (person: Person) => boolean;
}

export interface SectionProps {
  readonly section: Section;
  readonly person: Person;
  readonly onChanged: (person: Person) => void;
}

/* The forms are fetched when somebody first edits. */
const SectionForm = lazy(async () => ({
  default: (await import("./SectionForm.tsx")).SectionForm,
}));

export function EditableSection({ section, person, onChanged }: SectionProps) {
  const words = useWords();
  const { t } = words;
  const [isEditing, setEditing] = useState(false);
  const [wasEdited, setWasEdited] = useState(false);
  const title = t(`section.${section.key}`);
  return (
    <section className={classes["section"]} aria-label={title} data-key={section.key}>
      <div className={classes["sectionHead"]}>
        <h2>{title}</h2>
        {isEditing ? null : (
          <button
            type="button"
            className={classes["pencil"]}
            aria-label={t("person.edit", { section: title })}
            // biome-ignore lint/a11y/noAutofocus: the focus comes back to where the form was opened
            autoFocus={wasEdited}
            onClick={() => {
              setWasEdited(true);
              setEditing(true);
            }}
          >
            <IconPencil size={20} stroke={1.7} />
          </button>
        )}
      </div>
      {isEditing ? (
        <Suspense fallback={<RingWaiting />}>
          <SectionForm
            section={section}
            person={person}
            onChanged={onChanged}
            onClose={() => setEditing(false)}
          />
        </Suspense>
      ) : section.isEmpty(person) ? (
        <p className={classes["nothing"]}>{t(`sectionEmpty.${section.key}`)}</p>
      ) : (
        section.view(person, words)
      )}
    </section>
  );
}
