import { useTranslation } from "react-i18next";
import { call } from "../../platform/web/client.ts";
import { speak } from "../../platform/web/i18n.ts";
import { chooseLanguage, type StaffLanguage, staffLanguages } from "../contract.ts";
import { useDesk } from "./desk.ts";
import classes from "./sign-in.module.css";

const names: Record<StaffLanguage, string> = { fr: "Français", nl: "Nederlands", en: "English" };

/** Changes the language of the screens; for somebody signed in, also for next time. */
export function LanguageSwitch() {
  const { t, i18n } = useTranslation("access");
  const desk = useDesk();
  const choose = async (language: StaffLanguage) => {
    await speak(language);
    if (desk.state === "open") await call(chooseLanguage, { language });
  };
  return (
    <fieldset className={classes["languages"]}>
      <legend className={classes["languagesLegend"]}>{t("language")}</legend>
      {staffLanguages.map((language) => (
        <button
          key={language}
          type="button"
          lang={language}
          aria-pressed={i18n.language === language}
          onClick={() => choose(language)}
        >
          {names[language]}
        </button>
      ))}
    </fieldset>
  );
}
