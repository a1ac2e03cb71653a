import { type KeyboardEvent, useRef, useState } from "react";
import type { Person } from "../../../people/contract.ts";
import { arc, pointAt } from "../../../platform/web/arc.ts";
import { RingAvatar } from "../../../platform/web/RingAvatar.tsx";
import signs from "../signs.module.css";
import { Plate, pictures } from "../signs.tsx";
import { useCircleWords } from "../use-circle-words.ts";
import { usePlaceWords } from "./place-words.ts";
import { type Place, sideOf } from "./places.ts";
import classes from "./ring.module.css";

const centre = 200;
const radius = 98;
/** Degrees that stay free between one place and the next. */
const gap = 7;

/**
 * The person, and around them everybody who stands there. Each has an arc that shortens from both
 * sides as its end comes near. One list for eyes, keys and screen readers: on a wide screen it lies
 * on the ring, on a phone below it.
 */
export function Ring({
  person,
  places,
  onOpen,
}: {
  person: Person;
  places: readonly Place[];
  onOpen: (place: Place) => void;
}) {
  const { t } = useCircleWords();
  const wordsOf = usePlaceWords();
  const list = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(0);
  const here = Math.min(current, Math.max(0, places.length - 1));

  const press = (event: KeyboardEvent) => {
    const back = document.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const on = document.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const step = { [on]: 1, ArrowDown: 1, [back]: -1, ArrowUp: -1 }[event.key];
    const to =
      event.key === "Home"
        ? 0
        : event.key === "End"
          ? places.length - 1
          : step === undefined
            ? undefined
            : (here + step + places.length) % places.length;
    if (to === undefined) return;
    event.preventDefault();
    setCurrent(to);
    list.current?.querySelectorAll("button")[to]?.focus();
  };

  return (
    <div className={classes["circle"]} data-many={places.length > 8}>
      <div className={classes["picture"]}>
        <svg viewBox="0 0 400 400" className={classes["ring"]} aria-hidden>
          <circle cx={centre} cy={centre} r={radius} className={classes["track"]} />
          {places.map(({ id, tone, angle, left }) => {
            const half = Math.max(14, (360 / places.length / 2 - gap) * left);
            return (
              <g key={id} className={signs["tone"]} data-tone={tone}>
                <path
                  d={arc(centre, radius, angle - half, angle + Math.min(half, 179.5))}
                  className={classes["arc"]}
                />
              </g>
            );
          })}
          {places.map(({ id, tone, angle, isOurs }) => {
            const [x, y] = pointAt(centre, radius, angle);
            const Picture = pictures[tone];
            return (
              <g key={id} className={`${signs["tone"]} ${classes["dot"]}`} data-tone={tone}>
                <circle cx={x} cy={y} r={isOurs ? 26 : 23} className={classes["dotGround"]} />
                <Picture x={x - 13} y={y - 13} size={26} stroke={1.9} />
              </g>
            );
          })}
        </svg>
        <span className={classes["one"]}>
          <RingAvatar given={person.given} family={person.family} seed={person.number} size={132} />
        </span>
      </div>
      <ul className={classes["places"]} ref={list} aria-label={t("ring.around")} onKeyDown={press}>
        {places.map((place, index) => {
          const [x, y] = pointAt(50, 24.5, place.angle);
          const words = wordsOf(place);
          return (
            <li
              key={place.id}
              className={classes["place"]}
              data-side={sideOf(place.angle)}
              style={{ "--x": `${x}%`, "--y": `${y}%` } as React.CSSProperties}
            >
              <button
                type="button"
                tabIndex={index === here ? 0 : -1}
                data-ours={place.isOurs}
                onFocus={() => setCurrent(index)}
                onClick={() => onOpen(place)}
              >
                <Plate tone={place.tone} size={place.isOurs ? 62 : 54} />
                <span className={classes["words"]}>
                  <strong>
                    <bdi>{words.name}</bdi>
                  </strong>
                  <span className={classes["role"]}>{words.role}</span>
                  <span className={classes["until"]} data-soon={place.endsSoon}>
                    {words.until}
                  </span>
                </span>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
