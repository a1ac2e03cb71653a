import { useElementSize } from "@mantine/hooks";
import { useFormats } from "./formats.ts";
import classes from "./time-curve.module.css";

export interface CurvePoint {
  readonly at: string;
  readonly value: number;
  /** What it says when it is pointed at. */
  readonly said: string;
}

interface Props {
  /** One or two; the second in another colour. */
  readonly lines: readonly (readonly CurvePoint[])[];
  /** Of each line, where there are two. */
  readonly legend?: readonly string[];
  /** From the lowest to the highest; the drawing reaches from the first to the last. */
  readonly ticks: readonly number[];
  /** What the heights mean: from the first tick up, each as far as the next. */
  readonly bands?: readonly number[];
}

const pad = { left: 44, right: 16, top: 12, bottom: 28 };
const dayMs = 86_400_000;

/**
 * Numbers over time, drawn. Time runs from left to right in every script, as on a thermometer's
 * chart. It is not read aloud: whoever shows it says the same in a table.
 */
export function TimeCurve({ lines, legend = [], ticks, bands = [] }: Props) {
  const formats = useFormats();
  const { ref, width: room } = useElementSize();
  const width = room || 560;
  const height = Math.round(Math.min(280, Math.max(190, width * 0.34)));
  const times = lines.flat().map(({ at }) => Date.parse(at));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const [least = 0, most = 1] = [ticks[0], ticks.at(-1)];
  const share = (at: number) => (last === first ? 0.5 : (at - first) / (last - first));
  const x = (at: number) => pad.left + share(at) * (width - pad.left - pad.right);
  const y = (value: number) =>
    height - pad.bottom - ((value - least) / (most - least)) * (height - pad.top - pad.bottom);
  const hasDots = times.length <= 120;
  return (
    <div ref={ref} className={classes["curve"]} dir="ltr" aria-hidden>
      {legend.length > 0 ? (
        <p className={classes["legend"]}>
          {legend.map((name) => (
            <bdi key={name}>{name}</bdi>
          ))}
        </p>
      ) : null}
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
        {bands.map((from, place) => (
          <rect
            key={from}
            x={pad.left}
            width={width - pad.left - pad.right}
            y={y(bands[place + 1] ?? most)}
            height={y(from) - y(bands[place + 1] ?? most)}
            style={
              {
                "--tone": `${(place / Math.max(1, bands.length - 1)) * 100}%`,
              } as React.CSSProperties
            }
          />
        ))}
        {ticks.map((value) => (
          <g key={value}>
            {bands.length === 0 ? (
              <path
                d={`M${pad.left} ${y(value)}H${width - pad.right}`}
                className={classes["grid"]}
              />
            ) : null}
            <text x={pad.left - 10} y={y(value)} data-tick>
              {formats.number(value)}
            </text>
          </g>
        ))}
        {daysUnder(first, last, width, formats.locale).map(({ at, text, anchor }) => (
          <text key={at} x={x(at)} y={height - 6} textAnchor={anchor}>
            {text}
          </text>
        ))}
        {lines.map((points, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the upper line, then the lower one
          <g key={place} className={classes["line"]} data-second={place > 0 || undefined}>
            <polyline
              points={points.map(({ at, value }) => `${x(Date.parse(at))},${y(value)}`).join(" ")}
            />
            {points.map(({ at, value, said }) => (
              <circle key={at} cx={x(Date.parse(at))} cy={y(value)} r={hasDots ? 4.5 : 1.5}>
                <title>{said}</title>
              </circle>
            ))}
          </g>
        ))}
      </svg>
    </div>
  );
}

/** As many days as there is room for, the first and the last at the ends. */
function daysUnder(first: number, last: number, width: number, locale: string) {
  const isLong = last - first > 150 * dayMs;
  const day = new Intl.DateTimeFormat(locale, {
    month: "short",
    ...(isLong ? { year: "2-digit" } : { day: "numeric" }),
  });
  const gaps = last === first ? 0 : Math.max(1, Math.floor(width / 150));
  const days = Array.from({ length: gaps + 1 }, (_, place) => {
    const at = gaps === 0 ? first : first + ((last - first) * place) / gaps;
    const anchor =
      gaps > 0 && place === gaps ? "end" : gaps > 0 && place === 0 ? "start" : "middle";
    return { at, text: day.format(at), anchor } as const;
  });
  return days.filter(({ text }, place) => text !== days[place - 1]?.text);
}
