import classes from "./fields.module.css";

/** A few words to choose one of, all in sight. */
export function Choice<const W extends string>({
  label,
  options,
  value,
  textOf,
  onChange,
}: {
  label: string;
  options: readonly W[];
  value: W;
  textOf: (option: W) => string;
  onChange: (option: W) => void;
}) {
  return (
    <fieldset className={classes["choice"]}>
      <legend>{label}</legend>
      <div className={classes["chips"]}>
        {options.map((option) => (
          <button
            key={option}
            type="button"
            className={classes["chip"]}
            aria-pressed={option === value}
            onClick={() => onChange(option)}
          >
            {textOf(option)}
          </button>
        ))}
      </div>
    </fieldset>
  );
}
