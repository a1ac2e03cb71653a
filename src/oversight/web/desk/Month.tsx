import type { Output } from "../../../platform/endpoint.ts";
import type { getOversight } from "../../contract.ts";
import { useOversightWords } from "../use-oversight-words.ts";
import classes from "./desk.module.css";

const shown = [
  "people",
  "openings",
  "files",
  "emergencies",
  "searches",
  "refusals",
  "alerts",
] as const;

/** Thirty days in figures, by service. Nobody who works here is ranked. */
export function Month({ figures }: { figures: Output<typeof getOversight> }) {
  const { t, formats } = useOversightWords();
  const { month, services } = figures;
  return (
    <section className={classes["section"]} aria-label={t("month.title")}>
      <h2>{t("month.title")}</h2>
      <dl className={classes["figures"]}>
        {shown.map((key) => (
          <div key={key}>
            <dt>{t(`month.${key}`)}</dt>
            <dd>{formats.number(month[key])}</dd>
          </div>
        ))}
      </dl>
      <table className={classes["services"]}>
        <caption>{t("month.byService")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("month.service")}</th>
            {(["files", "emergencies", "alerts"] as const).map((key) => (
              <th key={key} scope="col">
                {t(`month.${key}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map(({ name, ...counts }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{formats.number(counts.files)}</td>
              <td>{formats.number(counts.emergencies)}</td>
              <td>{formats.number(counts.alerts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
