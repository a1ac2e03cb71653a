import { useId } from "react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/web/formats.ts";
import classes from "./web.module.css";

export interface WebAxis {
  readonly key: string;
  readonly label: string;
}

interface Values {
  /** `2026-11-28T09:30:00Z` */
  readonly at: string;
  readonly values: Readonly<Record<string, number>>;
}

interface Props {
  readonly axes: readonly WebAxis[];
  readonly most: number;
  readonly now: Values;
  readonly before?: Values | undefined;
}

const middle = 210;
const reach = 128;

/**
 * A web of some axes, now and before: at a glance, and as a table for whoever cannot see it. It is
 * drawn the same way round in every direction of writing.
 *
 * @example <Web axes={[{ key: "body", label: "Body" }, …]} most={10} now={{ at, values }} />
 */
export function Web({ axes, most, now, before }: Props) {
  const { t } = useTranslation("questionnaires");
  const { day, number } = useFormats();
  const id = useId();
  const at = (index: number, share: number): [number, number] => {
    const angle = (index / axes.length) * 2 * Math.PI - Math.PI / 2;
    return [middle + Math.cos(angle) * reach * share, middle + Math.sin(angle) * reach * share];
  };
  const shape = (values: Readonly<Record<string, number>>) =>
    axes.map(({ key }, index) => at(index, (values[key] ?? 0) / most).join(",")).join(" ");
  const ring = (share: number) => axes.map((_, index) => at(index, share).join(",")).join(" ");
  const said = (values: Values | undefined, key: string) => {
    const value = values?.values[key];
    return value === undefined ? t("web.noValue") : number(value);
  };
  return (
    <figure className={classes["web"]}>
      <svg viewBox="-50 42 520 340" aria-hidden direction="ltr">
        {[0.25, 0.5, 0.75, 1].map((share) => (
          <polygon key={share} points={ring(share)} className={classes["ring"]} />
        ))}
        {axes.map(({ key }, index) => {
          const [x, y] = at(index, 1);
          return (
            <line key={key} x1={middle} y1={middle} x2={x} y2={y} className={classes["axis"]} />
          );
        })}
        {before ? <polygon points={shape(before.values)} className={classes["before"]} /> : null}
        <polygon points={shape(now.values)} className={classes["now"]} />
        {axes.map(({ key, label }, index) => {
          const [x, y] = at(index, (now.values[key] ?? 0) / most);
          const [textX, textY] = at(index, 1.17);
          const side = Math.abs(textX - middle) < 20 ? "middle" : textX > middle ? "start" : "end";
          return (
            <g key={key}>
              <circle cx={x} cy={y} r="5" className={classes["dot"]} />
              <text x={textX} y={textY} textAnchor={side} className={classes["label"]}>
                {wrapped(label).map((line, place) => (
                  <tspan key={line} x={textX} dy={place === 0 ? 0 : 17}>
                    {line}
                  </tspan>
                ))}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption>
        <ul className={classes["legend"]}>
          <li data-of="now">
            {t("web.now")}, {day(now.at)}
          </li>
          {before ? (
            <li data-of="before">
              {t("web.before")}, {day(before.at)}
            </li>
          ) : null}
        </ul>
        <details>
          <summary>{t("web.asTable")}</summary>
          <table aria-labelledby={id}>
            <caption id={id}>{t("web.title")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("web.axis")}</th>
                <th scope="col">{t("web.now")}</th>
                {before ? <th scope="col">{t("web.before")}</th> : null}
              </tr>
            </thead>
            <tbody>
              {axes.map(({ key, label }) => (
                <tr key={key}>
                  <th scope="row">{label}</th>
                  <td>{said(now, key)}</td>
                  {before ? <td>{said(before, key)}</td> : null}
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      </figcaption>
    </figure>
  );
}

/** A label of two or three words stands in two lines. */
function wrapped(label: string): readonly string[] {
  const words = label.split(" ");
  if (label.length <= 13 || words.length < 2) return [label];
  const half = Math.ceil(words.length / 2);
  return [words.slice(0, half).join(" "), words.slice(half).join(" ")];
}
