import { useTranslation } from "react-i18next";
import classes from "./sign-in.module.css";

const people = [
  "reception",
  "doctor",
  "nurse",
  "psychologist",
  "social",
  "debt",
  "community",
  "coordinator",
  "dpo",
  "admin",
  "partner",
] as const;

/** The colleagues of the demo centre: one click is enough. */
export function DemoSignIns({ onChoose }: { onChoose: (email: string) => void }) {
  const { t } = useTranslation("access");
  return (
    <section className={classes["demo"]} aria-labelledby="demo-title">
      <h2 id="demo-title">{t("demo.title")}</h2>
      <ul>
        {people.map((name) => (
          <li key={name}>
            <button type="button" onClick={() => onChoose(`${name}@demo.kring`)}>
              <span>{t(`demo.${name}`)}</span>
              <small>{name}@</small>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
