import type { Compartment } from "../access/contract.ts";
import type { PersonLanguage } from "../platform/person-languages.ts";
import ar from "./locales/consent/ar.json" with { type: "json" };
import bg from "./locales/consent/bg.json" with { type: "json" };
import en from "./locales/consent/en.json" with { type: "json" };
import es from "./locales/consent/es.json" with { type: "json" };
import fr from "./locales/consent/fr.json" with { type: "json" };
import nl from "./locales/consent/nl.json" with { type: "json" };
import pl from "./locales/consent/pl.json" with { type: "json" };
import pt from "./locales/consent/pt.json" with { type: "json" };
import ro from "./locales/consent/ro.json" with { type: "json" };
import ru from "./locales/consent/ru.json" with { type: "json" };
import sq from "./locales/consent/sq.json" with { type: "json" };
import tr from "./locales/consent/tr.json" with { type: "json" };
import uk from "./locales/consent/uk.json" with { type: "json" };
import type { Purpose } from "./words.ts";

const sentences = { ar, bg, en, es, fr, nl, pl, pt, ro, ru, sq, tr, uk };

export interface ConsentMatter {
  readonly language: PersonLanguage;
  /** The names of whose secret it is, and of who will read it. */
  readonly source: string;
  readonly recipient: string;
  readonly kinds: readonly Compartment[];
  /** One entry only, in the person's words: what kind it is and what it is called; null: all of these kinds. */
  readonly entry: { readonly kind: string; readonly name: string | null } | null;
  readonly purpose: Purpose;
  /** The last day, `2027-03-31`; null: until it is taken back. */
  readonly until: string | null;
}

export interface ConsentText {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/**
 * What the person reads or hears before they say yes or no: who passes what on to whom, what for,
 * until when, that a no changes nothing, that a yes can be taken back. Kept in the ledger as it was.
 */
export function consentText(matter: ConsentMatter): ConsentText {
  const { language, source, recipient, kinds, entry, purpose, until } = matter;
  const say = sentences[language];
  const kindsInWords = new Intl.ListFormat(language).format(
    kinds.map((kind) => say[`kind.${kind}`]),
  );
  return {
    title: say.title,
    paragraphs: [
      fill(say.who, { source, recipient }),
      fill(say.what, {
        kinds: entry
          ? `${lowered(entry.kind, language)} (${entry.name ?? kindsInWords})`
          : kindsInWords,
      }),
      say[`purpose.${purpose}`],
      until === null ? say["until.open"] : fill(say["until.day"], { day: dayIn(language, until) }),
      say.secrecy,
      say.no,
      `${say.back} ${say.kept}`,
    ],
  };
}

/** As it stands in the ledger: title and paragraphs, with empty lines between. */
export function consentWords({ title, paragraphs }: ConsentText): string {
  return [title, ...paragraphs].join("\n\n");
}

/** Names are put in as they are: what looks like a blank in them is not filled again. */
function fill(sentence: string, blanks: Record<string, string>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (blank, name: string) => blanks[name] ?? blank);
}

/** As it stands inside a sentence. */
function lowered(word: string, language: PersonLanguage): string {
  return word.slice(0, 1).toLocaleLowerCase(language) + word.slice(1);
}

function dayIn(language: PersonLanguage, day: string): string {
  return new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
