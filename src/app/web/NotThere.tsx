import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { RingMark } from "../../platform/web/RingMark.tsx";
import classes from "./layout.module.css";

/** The same for what does not exist and for what one may not see. */
export function NotThere() {
  const { t } = useTranslation("platform");
  return (
    <div className={classes["calm"]}>
      <RingMark size={72} />
      <h1>{t("notThere.title")}</h1>
      <p>{t("notThere.text")}</p>
      <Link to="/" className={classes["calmWay"]}>
        {t("notThere.back")}
      </Link>
    </div>
  );
}
