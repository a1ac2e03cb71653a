import { arc, pointAt } from "./arc.ts";
import classes from "./ring.module.css";

/* Radius, arcs (from, to) and people (degrees, size, warm or not) of each circle, drawn by hand. */
const circles = [
  { radius: 62, arcs: [[24, 330]], people: [[352, 9, "warm"]] },
  {
    radius: 104,
    arcs: [
      [70, 196],
      [218, 400],
    ],
    people: [
      [56, 7, "deep"],
      [207, 7, "deep"],
    ],
  },
  {
    radius: 148,
    arcs: [
      [20, 128],
      [152, 262],
      [286, 352],
    ],
    people: [
      [140, 8, "deep"],
      [274, 6, "warm"],
      [6, 6, "deep"],
    ],
  },
  {
    radius: 194,
    arcs: [
      [98, 172],
      [188, 300],
      [316, 442],
    ],
    people: [
      [90, 5, "warm"],
      [180, 6, "deep"],
      [308, 7, "deep"],
    ],
  },
] as const;

/** The signature of the house, large and calm: circles of people around one. */
export function CircleOfPeople() {
  return (
    <svg className={classes["people"]} viewBox="0 0 440 440" aria-hidden>
      <circle cx="220" cy="220" r="22" className={classes["peopleOne"]} />
      {circles.map(({ radius, arcs, people }, index) => (
        <g key={radius} className={classes["peopleCircle"]} data-turn={index % 2 ? "back" : "on"}>
          {arcs.map(([from, to]) => (
            <path key={from} d={arc(220, radius, from, to)} className={classes["peopleArc"]} />
          ))}
          {people.map(([degrees, size, tone]) => {
            const [x, y] = pointAt(220, radius, degrees);
            return (
              <circle
                key={degrees}
                cx={x}
                cy={y}
                r={size}
                className={classes["peopleDot"]}
                data-tone={tone}
              />
            );
          })}
        </g>
      ))}
    </svg>
  );
}
