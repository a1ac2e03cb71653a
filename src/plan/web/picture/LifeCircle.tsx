import { Link } from "@tanstack/react-router";
import { type KeyboardEvent, useRef, useState } from "react";
import type { Person } from "../../../people/contract.ts";
import { arc, pointAt } from "../../../platform/web/arc.ts";
import { RingAvatar } from "../../../platform/web/RingAvatar.tsx";
import type { PicturedNeed } from "../../contract.ts";
import { idOf, type PartOfLife, partsOfLife } from "../../rules.ts";
import { thickness } from "../thickness.ts";
import { usePlanWords } from "../use-plan-words.ts";
import { LifePart } from "./LifePart.tsx";
import classes from "./life-circle.module.css";

const centre = 200;
const radius = 124;
const helpersRadius = 90;
/** Degrees that stay free between one part and the next. */
const gap = 6;
const helpersDrawn = 4;

/**
 * The person, and around them the parts of their life: each with its sign, as thick as it weighs, and
 * whoever helps as dots between the two, named beside the sign. One list for eyes, keys and screen readers: on a wide
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
            <LifePart
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
          <strong>{t("nobodyKnows.title")}</strong> {t("nobodyKnows.text")}{" "}
          <Link to="/people/$id/needs" params={{ id: person.id }}>
            {t("nobodyKnows.go")}
          </Link>
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
