import { useTranslation } from "react-i18next";
import type { Door, Turn } from "../contract.ts";
import { DoorPictogram } from "./Pictogram.tsx";
import classes from "./queue.module.css";

interface Props {
  readonly doors: readonly Door[];
  readonly waiting: readonly Turn[];
  /** None: the whole house. */
  readonly chosen: readonly string[];
  readonly onChoose: (keys: readonly string[]) => void;
}

/** The doors I call for, remembered on this device. */
export function DoorFilter({ doors, waiting, chosen, onChoose }: Props) {
  const { t } = useTranslation("reception");
  const toggle = (key: string) =>
    onChoose(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key]);
  return (
    <fieldset className={classes["filter"]}>
      <legend className={classes["legend"]}>{t("queue.doors")}</legend>
      <button
        type="button"
        className={classes["chip"]}
        aria-pressed={chosen.length === 0}
        onClick={() => onChoose([])}
      >
        {t("queue.house")}
      </button>
      {doors.map((door) => {
        const count = waiting.filter((turn) => turn.door === door.key).length;
        return (
          <button
            key={door.key}
            type="button"
            className={classes["chip"]}
            data-door={door.colour}
            aria-pressed={chosen.includes(door.key)}
            onClick={() => toggle(door.key)}
          >
            <DoorPictogram pictogram={door.pictogram} size="1.35em" />
            {door.name}
            {count > 0 ? <span className={classes["count"]}>{count}</span> : null}
          </button>
        );
      })}
    </fieldset>
  );
}
