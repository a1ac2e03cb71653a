const tags =
  "ar ary arq aeb rif shi kab ber am az be bg bn bs ca ckb cs da de el en es et fa ff fi fr he hi hr hu hy id ig it ja ka kk kmr kn ko ku ky ln lt lv mk ml mn mr ms ne nl no om pa pl prs ps pt rn ro ru rw si sk sl so sq sr sv sw ta te th ti tk tl tr ug uk ur uz vi wo xh yi yo zh zu";

const moreNames: Readonly<Record<string, string>> = {
  darija: "ary",
  "arabe marocain": "ary",
  "moroccan arabic": "ary",
  tarifit: "rif",
  tachelhit: "shi",
  tashelhit: "shi",
  berbere: "ber",
  berber: "ber",
  kurde: "ku",
  dari: "prs",
  farsi: "fa",
  peul: "ff",
  flemish: "nl",
  flamand: "nl",
  vlaams: "nl",
};

let names: Map<string, string> | undefined;

/** Names of languages in French, Dutch, English and in the language itself → tag. */
function languageNames(): Map<string, string> {
  if (names) return names;
  names = new Map(Object.entries(moreNames));
  for (const tag of tags.split(" ")) {
    for (const locale of ["en", "fr", "nl", tag]) {
      const name = new Intl.DisplayNames([locale], { type: "language" }).of(tag);
      if (name && name !== tag) names.set(plain(name), tag);
    }
  }
  return names;
}

function plain(name: string): string {
  return name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** `Arabe`, `arabic` and `ar` → `ar`; undefined for what names no language. */
export function findLanguage(written: string): string | undefined {
  const named = languageNames().get(plain(written));
  if (named) return named;
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(written)) return undefined;
  try {
    const [tag = ""] = Intl.getCanonicalLocales(written.replaceAll("_", "-"));
    const base = tag.split("-")[0] ?? "";
    const isKnown = new Intl.DisplayNames(["en"], { type: "language", fallback: "none" }).of(base);
    return isKnown ? tag : undefined;
  } catch {
    return undefined;
  }
}
