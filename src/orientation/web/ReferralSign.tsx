import {
  type Icon,
  IconArrowBackUp,
  IconCheck,
  IconCircleHalf2,
  IconClock,
  IconClockX,
  IconHandStop,
  IconX,
} from "@tabler/icons-react";
import type { ReferralState } from "../contract.ts";
import classes from "./referrals.module.css";
import { useOrientationWords } from "./use-orientation-words.ts";

const pictures: Record<ReferralState, Icon> = {
  waiting: IconClock,
  accepted: IconCircleHalf2,
  done: IconCheck,
  declined: IconX,
  "taken-back": IconArrowBackUp,
  withdrawn: IconHandStop,
  past: IconClockX,
};

/** How a referral stands: a pictogram and a word. */
export function ReferralSign({ state }: { state: ReferralState }) {
  const { t } = useOrientationWords();
  const Picture = pictures[state];
  return (
    <span className={classes["state"]} data-state={state}>
      <Picture size={18} stroke={2} aria-hidden />
      {t(`state.${state}`)}
    </span>
  );
}
