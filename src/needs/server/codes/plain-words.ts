import anyAscii from "any-ascii";

/**
 * The words of a text in the letters a to z and digits: what is typed and what is stored meet there.
 *
 * plainWords("Œdème, T90.1") → ["oedeme", "t90", "1"]
 */
export function plainWords(text: string): string[] {
  return anyAscii(text.normalize("NFKD").replace(/\p{M}/gu, ""))
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
}

/** What stands in `codes.search`: the code first, each word of the titles once. */
export function searchTextOf(code: string, titles: readonly string[]): string {
  const ofCode = plainWords(code);
  const more = new Set(titles.flatMap(plainWords));
  return [...ofCode, ...more].join(" ");
}
