import { useMemo } from "react";
import type { Compartment } from "../../../access/contract.ts";
import { useMe } from "../../../access/web/index.ts";
import type { DraftContent } from "../../contract.ts";
import { headedText, type NoteTemplate, partsOf, usualTemplate } from "../../note-templates.ts";
import { useRecordWords } from "../use-record-words.ts";

/** How a note is written by whoever sits here: with which headings, and as one text. */
export function useNoteWords() {
  const me = useMe();
  const { t } = useRecordWords();
  return useMemo(() => {
    const templateOf = (
      { template }: Pick<DraftContent, "template">,
      compartment: Compartment,
    ): NoteTemplate => template || usualTemplate(me.profession, compartment);
    const headings = (template: NoteTemplate) => partsOf[template].map((part) => t(`part.${part}`));
    /** As it will stand in the file; what was typed freely stands before what has a heading. */
    const asText = (content: DraftContent, compartment: Compartment): string => {
      const parts = headedText(content.parts, headings(templateOf(content, compartment)));
      return [content.text.trim() === "" ? "" : content.text, parts].filter(Boolean).join("\n\n");
    };
    return {
      templateOf,
      headings,
      asText,
      /** The same text in other parts: freely, everything is one. */
      turnInto(
        content: DraftContent,
        [before, after]: readonly [Compartment, Compartment],
        template = content.template,
      ): Partial<DraftContent> {
        const was = templateOf(content, before);
        const next = templateOf({ template }, after);
        if (was === next) return { template };
        if (next === "free") return { template, text: asText(content, before), parts: [] };
        if (was === "free" && content.text.trim() !== "") {
          return { template, text: "", parts: [content.text] };
        }
        return { template };
      },
    };
  }, [me.profession, t]);
}
