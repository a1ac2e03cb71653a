import i18next from "i18next";
import { initReactI18next } from "react-i18next";

/** Texts of all modules in one language: module → its locale file. */
export type Texts = Readonly<Record<string, object>>;
/** The texts of a language that somebody with these capabilities comes to read. */
export type TextLoader = (language: string, capabilities: readonly string[]) => Promise<Texts>;

const rememberedAs = "kring.language";
let load: TextLoader = async () => ({});
let reader: readonly string[] = [];

/** Call once, before the first screen. `offered`: the languages there are, the fallback first. */
export async function startTexts(loader: TextLoader, offered: readonly string[]): Promise<void> {
  load = loader;
  const wanted = [localStorage.getItem(rememberedAs), ...navigator.languages];
  const language =
    wanted.map((tag) => tag?.slice(0, 2) ?? "").find((tag) => offered.includes(tag)) ??
    (offered[0] as string);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    ns: [],
    defaultNS: "platform",
    resources: {},
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  await speak(language);
}

/** Changes the language of the screens, and the direction of writing with it; a new reader says who. */
export async function speak(language: string, capabilities = reader): Promise<void> {
  reader = capabilities;
  for (const [module, texts] of Object.entries(await load(language, capabilities))) {
    i18next.addResourceBundle(language, module, texts, true, true);
  }
  await i18next.changeLanguage(language);
  localStorage.setItem(rememberedAs, language);
  document.documentElement.lang = language;
  document.documentElement.dir = i18next.dir(language);
}
