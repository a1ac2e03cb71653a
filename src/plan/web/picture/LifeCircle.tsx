import { Link } from "@tanstack/react-router";
import { type CSSProperties, type KeyboardEvent, useRef, useState } from "react";
import { domainPictures } from "../../../needs/web/index.ts";
import type { Person } from "../../../people/contract.ts";
import { arc, pointAt } from "../../../platform/web/arc.ts";
import { RingAvatar } from "../../../platform/web/RingAvatar.tsx";
import type { Helper, PicturedNeed } from "../../contract.ts";
import { type PartOfLife, partsOfLife, type Weight } from "../../rules.ts";
import { TrendSign, WeightBars } from "../signs.tsx";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./life-circle.module.css";

const centre = 200;
const radius = 124;
const helpersRadius = 90;
/** Degrees that stay free between one part and the next. */
const gap = 6;
const thickness: Record<Weight, number> = {
  now: 30,
  presses: 22,
  weighs: 14,
  calm: 7,
  solved: 7,
  none: 2,
};
const helpersDrawn = 4;

/**
 * The person, and around them the parts of their life: each with its sign, as thick as it weighs, and
 * whoever helps as small rings between the two. One list for eyes, keys and screen readers: on a wide
 * screen it lies on the circle, on a phone below it.
 */
export function LifeCircle({ person, needs }: { person: Person; needs: readonly PicturedNeed[] }) {
  const { t } = usePlanWords();
  const parts = partsOfLife(needs);
  const step = 360 / parts.length;
  const list = useRef<HTMLUListElement>(null);
  const [here, setHere] = useState(0);

  const press = (event: KeyboardEvent) => {
    const to = nextPlace(event.key, here, parts.length);
    if (to === undefined) return;
    event.preventDefault();
    setHere(to);
    list.current?.querySelectorAll("a")[to]?.focus();
  };

  return (
    <div className={classes["circle"]}>
      <div className={classes["stage"]}>
        <div className={classes["drawing"]}>
          <svg viewBox="0 0 400 400" className={classes["ring"]} aria-hidden>
            {parts.map((part, index) => (
              <Segment key={part.domain} part={part} angle={index * step} step={step} />
            ))}
          </svg>
          <span className={classes["one"]}>
            <RingAvatar
              given={person.given}
              family={person.family}
              seed={person.number}
              size={120}
            />
          </span>
        </div>
        <ul className={classes["parts"]} ref={list} aria-label={t("life")} onKeyDown={press}>
          {parts.map((part, index) => (
            <Part
              key={part.domain}
              personId={person.id}
              part={part}
              angle={index * step}
              tabIndex={index === here ? 0 : -1}
              onFocus={() => setHere(index)}
            />
          ))}
        </ul>
      </div>
      {needs.length === 0 ? (
        <p className={classes["nothing"]}>
          <strong>{t("nobodyKnows.title")}</strong> {t("nobodyKnows.text")}
        </p>
      ) : null}
    </div>
  );
}

function nextPlace(key: string, here: number, count: number): number | undefined {
  const back = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
  const on = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  if (key === "Home") return 0;
  if (key === "End") return count - 1;
  const step = { [on]: 1, ArrowDown: 1, [back]: -1, ArrowUp: -1 }[key];
  return step === undefined ? undefined : (here + step + count) % count;
}

function Segment({ part, angle, step }: { part: PartOfLife; angle: number; step: number }) {
  const { weight, helpers } = part;
  const half = step / 2 - gap / 2;
  const drawn = helpers.slice(0, helpersDrawn);
  return (
    <g className={classes["segment"]} data-weight={weight}>
      <path
        d={arc(centre, radius, angle - half, angle + half)}
        strokeWidth={thickness[weight]}
        className={classes["arc"]}
      />
      {drawn.map((helper, index) => {
        const [x, y] = pointAt(centre, helpersRadius, angle + (index - (drawn.length - 1) / 2) * 9);
        return (
          <circle
            key={idOf(helper)}
            cx={x}
            cy={y}
            r="5"
            className={classes["helper"]}
            data-outside={helper.outside !== ""}
          />
        );
      })}
    </g>
  );
}

const idOf = (helper: Helper) => helper.service?.id ?? helper.colleague?.id ?? helper.outside;

function Part({
  personId,
  part,
  angle,
  tabIndex,
  onFocus,
}: {
  personId: Person["id"];
  part: PartOfLife;
  angle: number;
  tabIndex: number;
  onFocus: () => void;
}) {
  const { t, need, helper } = usePlanWords();
  const { domain, weight, trend, needs, helpers } = part;
  const Sign = domainPictures[domain];
  const [x, y] = pointAt(50, 31, angle);
  const { away, down } = outside(angle);
  const [first, ...others] = needs;
  return (
    <li
      className={classes["part"]}
      data-side={sideOf(angle)}
      data-weight={weight}
      style={{ "--x": `${x}%`, "--y": `${y}%`, "--away": away, "--down": down } as CSSProperties}
    >
      <Link
        to="/people/$id/needs"
        params={{ id: personId }}
        hash={domain}
        tabIndex={tabIndex}
        onFocus={onFocus}
      >
        <span className={classes["plate"]}>
          <Sign size={26} stroke={1.8} aria-hidden />
        </span>
        <span className={classes["words"]}>
          <strong>{t(`needs:domain.${domain}`)}</strong>
          {first ? (
            <>
              <span className={classes["weight"]}>
                <WeightBars weight={weight} />
                {t(`weight.${weight}`)}
                {trend === "new" ? null : <TrendSign trend={trend} />}
                <span className={classes["unseen"]}>{`, ${t(`trend.${trend}`)}`}</span>
              </span>
              <span className={classes["need"]}>
                <bdi>{need(first)}</bdi>
                {others.length > 0 ? ` ${t("more", { count: others.length })}` : ""}
              </span>
            </>
          ) : (
            <span className={classes["unseen"]}>{t("weight.none")}</span>
          )}
          {helpers.length > 0 ? (
            <span className={classes["helpers"]}>
              {t("helps", { names: helpers.map(helper).join(", ") })}
            </span>
          ) : null}
        </span>
      </Link>
    </li>
  );
}

/** How far from its sign the words of a part begin: past the arc, and past the sign where that is steep. */
function outside(angle: number): { away: number; down: number } {
  const [away, down] = pointAt(0, 8.5, angle);
  const steep = 1 - Math.abs(Math.sin((angle * Math.PI) / 180));
  return { away: away + Math.sign(away) * 7 * steep, down };
}

/** Where the words of a part stand, so that they never lie on the circle. */
function sideOf(angle: number): "above" | "after" | "below" | "before" {
  if (angle < 15 || angle > 345) return "above";
  if (angle > 165 && angle < 195) return "below";
  return angle < 180 ? "after" : "before";
}
