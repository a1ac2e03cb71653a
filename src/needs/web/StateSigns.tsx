import {
  type Icon,
  IconArrowDownRight,
  IconArrowRight,
  IconArrowUpRight,
  IconCheck,
  IconCircle,
  IconCircleHalf2,
  IconEyeOff,
  IconHeart,
} from "@tabler/icons-react";
import type { NeedState, Trend } from "../contract.ts";
import { isOpenState } from "../rules.ts";
import classes from "./state-signs.module.css";
import { useNeedWords } from "./use-need-words.ts";

const statePictures: Record<NeedState, Icon> = {
  new: IconCircle,
  "being-helped": IconCircleHalf2,
  solved: IconCheck,
  accepted: IconHeart,
  "lost-sight": IconEyeOff,
};

export function StateSign({ state }: { state: NeedState }) {
  const { t } = useNeedWords();
  const Picture = statePictures[state];
  return (
    <span className={classes["state"]} data-state={state}>
      <Picture size={18} stroke={2} aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
}

/** How much it presses: filled marks and a word. What is closed presses no more. */
export function UrgencySign({ urgency, state }: { urgency: number; state: NeedState }) {
  const { t } = useNeedWords();
  if (!isOpenState(state)) return null;
  return (
    <span className={classes["urgency"]} data-urgency={urgency}>
      <Marks urgency={urgency} />
      {t(`urgency.${urgency}`)}
    </span>
  );
}

export function Marks({ urgency }: { urgency: number }) {
  return (
    <svg width="26" height="14" viewBox="0 0 26 14" aria-hidden>
      {[1, 2, 3].map((mark) => (
        <rect
          key={mark}
          x={(mark - 1) * 9 + 1}
          y={10 - mark * 3}
          width="6"
          height={mark * 3 + 3}
          rx="1.5"
          fill={mark <= urgency ? "currentColor" : "none"}
          stroke="currentColor"
          strokeWidth="1.3"
        />
      ))}
    </svg>
  );
}

const trendPictures: Record<Trend, Icon> = {
  better: IconArrowUpRight,
  same: IconArrowRight,
  worse: IconArrowDownRight,
};

/** How it moves: better points up, worse down, on every page; never without its word. */
export function TrendSign({ trend }: { trend: Trend }) {
  const { t } = useNeedWords();
  const Picture = trendPictures[trend];
  return (
    <span className={classes["trend"]} data-trend={trend}>
      <Picture size={18} stroke={2} aria-hidden />
      {t(`trend.${trend}`)}
    </span>
  );
}
