import { useCircleWords } from "../use-circle-words.ts";
import classes from "./steps.module.css";

const steps = ["to-whom", "what", "person"] as const;

/** Where one is; what was done can be gone back to. */
export function Steps({ current, onBack }: { current: number; onBack: (step: number) => void }) {
  const { t } = useCircleWords();
  return (
    <ol className={classes["steps"]} aria-label={t("share.steps")}>
      {steps.map((step, index) => (
        <li key={step} data-state={index < current ? "done" : index === current ? "now" : "later"}>
          <button
            type="button"
            disabled={index >= current}
            aria-current={index === current ? "step" : undefined}
            onClick={() => onBack(index)}
          >
            {t(`share.step.${step}`)}
          </button>
        </li>
      ))}
    </ol>
  );
}
