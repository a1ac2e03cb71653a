import { Link } from "@tanstack/react-router";
import type { PersonId } from "../../people/contract.ts";
import { pointAt } from "../../platform/web/arc.ts";
import type { Rating } from "../contract.ts";
import { usePlanWords } from "./use-plan-words.ts";
import classes from "./web-of-life.module.css";

const centre = 130;
const reach = 84;
const most = 10;
/** The way round the web. */
const order = ["body", "mind", "meaning", "quality", "part", "daily"];

/** How the person rates their life themselves, on six axes: now, and the time before. */
export function WebOfLife({
  ratings,
  personId,
}: {
  ratings: readonly Rating[];
  personId: PersonId;
}) {
  const { t, formats } = usePlanWords();
  const [now, before] = ratings;
  const axes = order.filter((axis) => now?.scores.some((one) => one.axis === axis));
  const scoreOf = (one: Rating | undefined, axis: string) =>
    one?.scores.find((known) => known.axis === axis)?.score;
  const nameOf = (axis: string) => t(`axis.${axis}`);
  const at = (index: number, score: number) =>
    pointAt(centre, (Math.min(score, most) / most) * reach, (index * 360) / axes.length).join();
  const line = (one: Rating) =>
    axes.map((axis, index) => at(index, scoreOf(one, axis) ?? 0)).join(" ");
  return (
    <section className={classes["web"]} aria-labelledby="web-title">
      <h2 id="web-title">
        <Link to="/people/$id/questionnaires" params={{ id: personId }}>
          {t("web.title")}
        </Link>
      </h2>
      {now ? (
        <figure>
          <svg viewBox="0 0 260 260" aria-hidden>
            {[2, 4, 6, 8, 10].map((ring) => (
              <polygon
                key={ring}
                points={axes.map((_, index) => at(index, ring)).join(" ")}
                className={classes["grid"]}
              />
            ))}
            {before ? <polygon points={line(before)} className={classes["before"]} /> : null}
            <polygon points={line(now)} className={classes["now"]} />
            {axes.map((axis, index) => {
              const [x, y] = pointAt(centre, reach + 20, (index * 360) / axes.length);
              return (
                <text key={axis} x={x} y={y} className={classes["axis"]}>
                  {scoreOf(now, axis)}
                </text>
              );
            })}
          </svg>
          <figcaption>
            <ul>
              {axes.map((axis) => (
                <li key={axis}>
                  {nameOf(axis)} <strong>{scoreOf(now, axis)}</strong>
                  {scoreOf(before, axis) === undefined ? null : (
                    <span>{` ${t("web.before", { score: scoreOf(before, axis) })}`}</span>
                  )}
                </li>
              ))}
            </ul>
            <p>
              {formats.shortDay(now.at)}
              {before ? ` · ${t("web.dashed", { day: formats.shortDay(before.at) })}` : ""}
            </p>
          </figcaption>
        </figure>
      ) : (
        <p className={classes["none"]}>{t("web.none")}</p>
      )}
    </section>
  );
}
