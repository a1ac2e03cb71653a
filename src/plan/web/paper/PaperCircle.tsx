import { domains } from "../../../needs/contract.ts";
import { domainPictures } from "../../../needs/web/index.ts";
import { arc, pointAt } from "../../../platform/web/arc.ts";
import type { PicturePaper } from "../../contract.ts";
import { weightOf } from "../../rules.ts";
import { thickness } from "../thickness.ts";
import classes from "./paper.module.css";

const centre = 200;
const radius = 120;
const step = 360 / domains.length;
const sign = 46;

/** The parts of life as on the picture, small: only of what stands on the page, the heaviest of each. */
export function PaperCircle({ needs }: { needs: PicturePaper["needs"] }) {
  return (
    <svg viewBox="0 0 400 400" className={classes["circle"]} aria-hidden>
      {domains.map((domain, index) => {
        const heaviest = needs.find((need) => need.domain === domain);
        const Sign = domainPictures[domain];
        const angle = index * step;
        const [x, y] = pointAt(centre, radius + 50, angle);
        return (
          <g key={domain} data-here={heaviest !== undefined}>
            <path
              d={arc(centre, radius, angle - step / 2 + 3, angle + step / 2 - 3)}
              strokeWidth={thickness[heaviest ? weightOf(heaviest) : "none"]}
            />
            <Sign x={x - sign / 2} y={y - sign / 2} size={sign} stroke={1.8} />
          </g>
        );
      })}
      <circle cx={centre} cy={centre} r="30" />
    </svg>
  );
}
