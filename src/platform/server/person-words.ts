import type { PersonLanguage } from "../person-languages.ts";

/**
 * A word of some module's list, as the person is told it: `readPersonWord("nl", "needs:what", "debt")`
 * is "Ik heb schulden". As it is written where the list has no word for it.
 */
export async function readPersonWord(
  language: PersonLanguage,
  list: string,
  value: string,
): Promise<string> {
  const [module = "", name = ""] = list.split(":");
  const texts: { default: Readonly<Record<string, string>> } = await import(
    `../../${module}/locales/person/${language}.json`,
    { with: { type: "json" } }
  );
  return texts.default[`${name}.${value}`] ?? value;
}
