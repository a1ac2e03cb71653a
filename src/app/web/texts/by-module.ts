import type { Texts } from "../../../platform/web/i18n.ts";

/** `../../../people/locales/fr.json` → `people` */
export function byModule(files: Record<string, object>): Texts {
  return Object.fromEntries(
    Object.entries(files).map(([path, texts]) => [path.split("/").at(-3) ?? path, texts]),
  );
}
