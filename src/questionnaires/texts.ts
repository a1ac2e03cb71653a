import {
  type Coding,
  type Extension,
  extensionOf,
  extensions,
  type Item,
  type Questionnaire,
} from "./fhir.ts";
import { choicesOf } from "./options.ts";

/* What a questionnaire says, in the language of the person: by the translation extension of FHIR. */

interface Translated {
  readonly extension?: readonly Extension[];
}

function translations(of: Translated | undefined): Map<string, string> {
  const found = new Map<string, string>();
  for (const one of of?.extension ?? []) {
    if (one.url !== extensions.translation) continue;
    const language = extensionOf(one, "lang")?.valueCode;
    const content = extensionOf(one, "content");
    const text = content?.valueString ?? (content as { valueMarkdown?: string })?.valueMarkdown;
    if (language && text) found.set(language, text);
  }
  return found;
}

/** `textIn("ar", item.text, item._text)`: the translation, that of the main language, or the text itself. */
export function textIn(
  language: string,
  text: string | undefined,
  more: Translated | undefined,
): string {
  const found = translations(more);
  return found.get(language) ?? found.get(language.split("-")[0] ?? "") ?? text ?? "";
}

export const itemText = (item: Item, language: string) => textIn(language, item.text, item._text);

export const codingText = (coding: Coding, language: string) =>
  textIn(language, coding.display ?? coding.code, coding._display);

export const titleOf = (form: Questionnaire, language: string) =>
  textIn(language, form.title ?? form.name ?? form.url, form._title);

/** By language, also where only the title is translated: its own first. */
export function titlesOf(form: Questionnaire): Record<string, string> {
  const own = ownLanguage(form);
  return { [own]: titleOf(form, own), ...Object.fromEntries(translations(form._title)) };
}

/** The language the file itself is written in. */
export const ownLanguage = (form: Questionnaire) => form.language?.split("-")[0] ?? "en";

/** Those in which all of it can be read: its own first. One that lacks a sentence does not count. */
export function languagesOf(form: Questionnaire): string[] {
  const texts: Map<string, string>[] = [];
  const see = (text: string | undefined, more: Translated | undefined) => {
    if (text) texts.push(translations(more));
  };
  see(form.title, form._title);
  const walk = (items: readonly Item[]) => {
    for (const item of items) {
      see(item.text, item._text);
      for (const { value } of choicesOf(form, item)) {
        see(value.valueCoding?.display, value.valueCoding?._display);
      }
      walk(item.item ?? []);
    }
  };
  walk(form.item ?? []);
  const own = ownLanguage(form);
  const offered = new Set(texts.flatMap((one) => [...one.keys()]));
  const complete = [...offered].filter((language) => texts.every((one) => one.has(language)));
  return [own, ...complete.filter((language) => language !== own).sort()];
}

/** In which language it is read to somebody: theirs where it can be, else its own. */
export function readIn(languages: readonly string[], wanted: string): string {
  return languages.find((one) => isThatOf(one, wanted)) ?? languages[0] ?? "en";
}

/** A wording in `pt` is that of whoever reads `pt-BR`. */
export function isThatOf(language: string, wanted: string): boolean {
  return language === wanted || language === wanted.split("-")[0];
}
