import { useId } from "react";
import classes from "./forms.module.css";

interface Props<W extends string> {
  readonly label: string;
  readonly options: readonly W[];
  readonly value: W | undefined;
  readonly textOf: (option: W) => string;
  /** What choosing it means, below its name. */
  readonly hintOf?: (option: W) => string;
  readonly error?: string | undefined;
  readonly onChange: (option: W) => void;
}

/** A few ways to choose one of, all in sight. */
export function Options<const W extends string>(props: Props<W>) {
  const { label, options, value, textOf, hintOf, error, onChange } = props;
  const name = useId();
  return (
    <fieldset className={classes["options"]} data-hints={hintOf !== undefined || undefined}>
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option} data-chosen={option === value || undefined}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              onChange={() => onChange(option)}
            />
            <span>
              {textOf(option)}
              {hintOf ? <small>{hintOf(option)}</small> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? <p className={classes["problem"]}>{error}</p> : null}
    </fieldset>
  );
}
