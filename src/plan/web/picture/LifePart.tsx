import { Link } from "@tanstack/react-router";
import type { CSSProperties } from "react";
import { domainPictures, StateSign, TrendSign } from "../../../needs/web/index.ts";
import type { PersonId } from "../../../people/contract.ts";
import { pointAt } from "../../../platform/web/arc.ts";
import type { PicturedNeed } from "../../contract.ts";
import { isOpen, type PartOfLife, stateOf, trendOf, weightOf } from "../../rules.ts";
import { usePlanWords } from "../use-plan-words.ts";
import { HelperNames } from "./HelperNames.tsx";
import classes from "./life-circle.module.css";
import { WeightBars } from "./WeightBars.tsx";

/** One part of a life: its sign on the circle, and beside it what is needed, how it stands and who helps. */
export function LifePart({
  personId,
  part: { domain, weight, needs, helpers },
  angle,
  tabIndex,
  onFocus,
}: {
  personId: PersonId;
  part: PartOfLife;
  angle: number;
  tabIndex: number;
  onFocus: () => void;
}) {
  const { t } = usePlanWords();
  const Sign = domainPictures[domain];
  const [x, y] = pointAt(50, 31, angle);
  const { grow, down } = growthAt(angle);
  return (
    <li
      className={classes["part"]}
      data-side={sideOf(angle)}
      data-grow={grow}
      data-weight={weight}
      style={
        {
          "--x": `${x}%`,
          "--y": `${y}%`,
          "--away": awayFrom(angle),
          "--down": down,
        } as CSSProperties
      }
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
        <div className={classes["words"]}>
          <strong>{t(`needs:domain.${domain}`)}</strong>
          {needs.map((need) => (
            <NeedInIt key={need.entryId} need={need} />
          ))}
          {needs.length > 1 ? (
            <span className={classes["more"]}>{t("more", { count: needs.length - 1 })}</span>
          ) : null}
          {needs.length === 0 ? (
            <span className={classes["unseen"]}>{t("weight.none")}</span>
          ) : null}
          <HelperNames helpers={helpers} />
        </div>
      </Link>
    </li>
  );
}

function NeedInIt({ need }: { need: PicturedNeed }) {
  const { t, need: nameOf } = usePlanWords();
  const weight = weightOf(stateOf(need));
  const trend = trendOf(need.states);
  return (
    <div className={classes["need"]}>
      {isOpen(need) ? (
        <span className={classes["weight"]} data-weight={weight}>
          <WeightBars weight={weight} />
          {t(`weight.${weight}`)}
        </span>
      ) : null}
      <bdi>{nameOf(need)}</bdi>
      <span className={classes["stands"]}>
        <StateSign state={stateOf(need).state} />
        {trend === "new" ? null : <TrendSign trend={trend} />}
      </span>
    </div>
  );
}

/** How far from its sign the words of a part begin: past the arc, and past the sign where that is steep. */
function awayFrom(angle: number): number {
  const [away] = pointAt(0, 8.5, angle);
  const steep = 1 - Math.abs(Math.sin((angle * Math.PI) / 180));
  return away + Math.sign(away) * 7 * steep;
}

/** How far below its sign, and which way they grow, so that full parts lie on no arc and on no other. */
function growthAt(angle: number): { grow: "up" | "both" | "down"; down: number } {
  const fromTop = Math.min(angle, 360 - angle);
  if (fromTop < 60) return { grow: "up", down: 4.5 };
  if (fromTop > 140) return { grow: "down", down: 1.5 };
  return { grow: "both", down: fromTop < 100 ? 1 : 3.5 };
}

/** Where the words of a part stand, so that they never lie on the circle. */
function sideOf(angle: number): "above" | "after" | "below" | "before" {
  if (angle < 15 || angle > 345) return "above";
  if (angle > 165 && angle < 195) return "below";
  return angle < 180 ? "after" : "before";
}
