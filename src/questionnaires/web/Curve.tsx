import { useId } from "react";
import { bandOf, type Scale } from "../bands.ts";
import classes from "./curve.module.css";
import { useQuestionnaireWords } from "./words.ts";

export interface Point {
  readonly at: string;
  readonly value: number;
}

const width = 560;
const height = 190;
const pad = { start: 34, end: 14, top: 12, bottom: 26 };

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
  const times = points.map(({ at }) => new Date(at).getTime());
  const [first = 0, last = 0] = [Math.min(...times), Math.max(...times)];
  const x = (at: string) =>
    last === first
      ? (pad.start + width - pad.end) / 2
      : pad.start +
        ((new Date(at).getTime() - first) / (last - first)) * (width - pad.start - pad.end);
  const y = (value: number) =>
    height - pad.bottom - (value / scale.most) * (height - pad.top - pad.bottom);
  const bands = scale.bands.map(({ from, key }, index) => ({
    key,
    from,
    to: scale.bands[index + 1]?.from ?? scale.most,
    tone: scale.bands.length > 1 ? index / (scale.bands.length - 1) : 0,
  }));
  return (
    <figure className={classes["curve"]}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden direction="ltr">
        {bands.map(({ key, from, to, tone }) => (
          <rect
            key={key}
            x={pad.start}
            width={width - pad.start - pad.end}
            y={y(to)}
            height={y(from) - y(to)}
            className={classes["band"]}
            style={{ "--tone": `${Math.round(tone * 100)}%` } as React.CSSProperties}
          />
        ))}
        {[...new Set([...scale.bands.map(({ from }) => from), scale.most])].map((value) => (
          <text key={value} x={pad.start - 8} y={y(value)} className={classes["tick"]}>
            {formats.number(value)}
          </text>
        ))}
        <polyline
          points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(" ")}
          className={classes["line"]}
        />
        {points.map(({ at, value }) => (
          <circle key={at} cx={x(at)} cy={y(value)} r="5.5" className={classes["dot"]} />
        ))}
        {points.length > 1
          ? [points[0], points.at(-1)].map((point, place) =>
              point ? (
                <text
                  key={point.at}
                  x={x(point.at)}
                  y={height - 6}
                  className={classes["day"]}
                  textAnchor={place === 0 ? "start" : "end"}
                >
                  {formats.shortDay(point.at)}
                </text>
              ) : null,
            )
          : null}
      </svg>
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
