import { useId } from "react";
import { TimeCurve } from "../../platform/web/TimeCurve.tsx";
import { bandOf, type Scale } from "../bands.ts";
import classes from "./curve.module.css";
import { useQuestionnaireWords } from "./words.ts";

export interface Point {
  readonly at: string;
  readonly value: number;
}

/** A score over time, with the bands its authors gave it; and the same as a table. */
export function Curve({
  title,
  scale,
  points,
}: {
  title: string;
  scale: Scale;
  points: readonly Point[];
}) {
  const { t, formats } = useQuestionnaireWords();
  const id = useId();
  return (
    <figure className={classes["curve"]}>
      <TimeCurve
        lines={[
          points.map(({ at, value }) => ({
            ...{ at, value },
            said: `${formats.number(value)}, ${formats.day(at)}`,
          })),
        ]}
        ticks={[...new Set([...scale.bands.map(({ from }) => from), scale.most])]}
        bands={scale.bands.map(({ from }) => from)}
      />
      <details>
        <summary>{t("web.asTable")}</summary>
        <table aria-labelledby={id}>
          <caption id={id}>{t("curve.title", { what: title })}</caption>
          <thead>
            <tr>
              <th scope="col">{t("curve.day")}</th>
              <th scope="col">{t("curve.score")}</th>
              <th scope="col">{t("curve.band")}</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ at, value }) => (
              <tr key={at}>
                <th scope="row">{formats.day(at)}</th>
                <td>{formats.number(value)}</td>
                <td>{t(`band.${bandOf(scale, value)?.key ?? "none"}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
