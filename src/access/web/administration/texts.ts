import i18next from "i18next";
import en from "../../locales/administration/en.json" with { type: "json" };
import fr from "../../locales/administration/fr.json" with { type: "json" };
import nl from "../../locales/administration/nl.json" with { type: "json" };

/** Adds the words of these pages in every language, so that changing it needs no second fetch. */
export function speakOfAdministration(): void {
  for (const [language, texts] of Object.entries({ fr, nl, en })) {
    i18next.addResourceBundle(language, "access", texts, true, true);
  }
}
