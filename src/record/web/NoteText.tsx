import { NativeSelect, Textarea } from "@mantine/core";
import type { Ref } from "react";
import type { Compartment } from "../../access/contract.ts";
import type { DraftContent } from "../contract.ts";
import { type NoteTemplate, noteTemplates, partsOf } from "../note-templates.ts";
import { useNoteWords } from "./drafts/note-words.ts";
import classes from "./editor.module.css";
import { useRecordWords } from "./use-record-words.ts";

interface Props {
  readonly content: DraftContent;
  readonly compartment: Compartment;
  readonly label: string;
  readonly error: string | undefined;
  readonly onChange: (part: Partial<DraftContent>) => void;
  /** The first field of it. */
  readonly ref: Ref<HTMLTextAreaElement>;
}

/** What is written: in the parts of one's discipline, or freely. It stays one text. */
export function NoteText({ content, compartment, label, error, onChange, ref }: Props) {
  const { t } = useRecordWords();
  const { templateOf, headings, turnInto } = useNoteWords();
  const template = templateOf(content, compartment);
  const titles = headings(template);
  const { text, parts } = content;
  const here = [compartment, compartment] as const;
  const hasText = template === "free" || text.trim() !== "";
  return (
    <fieldset className={classes["noteText"]}>
      <legend className={classes["hiddenLabel"]}>{label}</legend>
      {hasText ? (
        <Textarea
          ref={template === "free" ? ref : null}
          label={label}
          classNames={{ label: classes["hiddenLabel"] ?? "" }}
          placeholder={t("editor.placeholder")}
          autosize
          minRows={4}
          maxRows={24}
          value={text}
          error={error}
          onChange={({ currentTarget }) => onChange({ text: currentTarget.value })}
        />
      ) : null}
      {titles.map((title, place) => (
        <Textarea
          key={partsOf[template][place]}
          ref={place === 0 ? ref : null}
          label={title}
          autosize
          minRows={place === 0 ? 2 : 1}
          maxRows={16}
          value={parts[place] ?? ""}
          error={place === 0 && !hasText ? error : undefined}
          onChange={({ currentTarget }) =>
            onChange({
              parts: titles.map((_, at) =>
                at === place ? currentTarget.value : (parts[at] ?? ""),
              ),
            })
          }
        />
      ))}
      <NativeSelect
        className={classes["template"] ?? ""}
        size="sm"
        label={t("template.label")}
        value={template}
        data={noteTemplates.map((value) => ({ value, label: t(`template.${value}`) }))}
        onChange={({ currentTarget }) =>
          onChange(turnInto(content, here, currentTarget.value as NoteTemplate))
        }
      />
    </fieldset>
  );
}
