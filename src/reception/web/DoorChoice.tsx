import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Door } from "../contract.ts";
import classes from "./arrive.module.css";
import { DoorPlate } from "./DoorSign.tsx";

interface Props {
  readonly doors: readonly Door[];
  readonly chosen: readonly string[];
  readonly onToggle: (key: string) => void;
  readonly onConfirm: () => void;
}

/** The doors as they hang on the wall; the first nine have their number as a key. */
export function DoorChoice({ doors, chosen, onToggle, onConfirm }: Props) {
  const { t } = useTranslation("reception");
  const frame = useRef<HTMLFieldSetElement>(null);
  // The keys of the doors work at once, also in a window whose closing button had the focus.
  useEffect(() => frame.current?.focus({ preventScroll: true }), []);
  return (
    <fieldset className={classes["doors"]} ref={frame} tabIndex={-1}>
      <legend className={classes["legend"]}>{t("arrive.hint")}</legend>
      {doors.map((door, index) => (
        <button
          key={door.key}
          type="button"
          className={classes["door"]}
          data-door={door.colour}
          aria-pressed={chosen.includes(door.key)}
          onClick={() => onToggle(door.key)}
          // Who has just clicked a door and presses Enter means the whole choice, not this door again.
          onKeyDown={(event) => {
            if (event.key !== "Enter" || chosen.length === 0) return;
            event.preventDefault();
            onConfirm();
          }}
        >
          <DoorPlate door={door} size="3.25rem" />
          <span>{door.name}</span>
          {index < 9 ? <kbd aria-hidden>{index + 1}</kbd> : null}
        </button>
      ))}
    </fieldset>
  );
}
