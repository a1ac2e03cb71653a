import { useTranslation } from "react-i18next";
import { useMe } from "../../access/web/index.ts";
import { CircleOfPeople } from "../../platform/web/CircleOfPeople.tsx";
import classes from "./layout.module.css";

const written = ["partner", "admin", "dpo", "coordinator", "analyst"];

/** The front page of those whose work is not at the welcome: what is here for them now. */
export function HomePage() {
  const { t } = useTranslation("platform");
  const { given, roles } = useMe();
  const role = roles.map(({ role }) => role).find((role) => written.includes(role)) ?? "other";
  return (
    <div className={classes["calm"]}>
      <div className={classes["calmRings"]}>
        <CircleOfPeople />
      </div>
      <h1>{t("home.title", { name: given })}</h1>
      <p>{t(`home.${role}`)}</p>
    </div>
  );
}
