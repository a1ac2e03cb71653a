import { useId } from "react";
import classes from "./forms.module.css";

/** A few ways to choose one of, all in sight, each with a word on what it means. */
export function Choices<const W extends string>({
  label,
  options,
  value,
  textOf,
  hintOf,
  onChange,
  error,
}: {
  label: string;
  options: readonly W[];
  value: W | undefined;
  textOf: (option: W) => string;
  hintOf?: (option: W) => string;
  onChange: (option: W) => void;
  error?: string | undefined;
}) {
  const name = useId();
  return (
    <fieldset className={classes["choices"]} data-hints={hintOf !== undefined}>
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option} data-chosen={option === value}>
            <input
              type="radio"
              name={name}
              value={option}
              checked={option === value}
              aria-describedby={error ? `${name}-error` : undefined}
              onChange={() => onChange(option)}
            />
            <span>
              {textOf(option)}
              {hintOf ? <small>{hintOf(option)}</small> : null}
            </span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${name}-error`} className={classes["error"]}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

/** The same, of which several may be chosen. */
export function SeveralChoices<const W extends string>({
  label,
  options,
  values,
  textOf,
  onChange,
  error,
}: {
  label: string;
  options: readonly W[];
  values: readonly W[];
  textOf: (option: W) => string;
  onChange: (values: readonly W[]) => void;
  error?: string | undefined;
}) {
  const name = useId();
  const toggle = (option: W) =>
    onChange(
      values.includes(option) ? values.filter((one) => one !== option) : [...values, option],
    );
  return (
    <fieldset className={classes["choices"]}>
      <legend>{label}</legend>
      <div>
        {options.map((option) => (
          <label key={option} data-chosen={values.includes(option)}>
            <input
              type="checkbox"
              checked={values.includes(option)}
              aria-describedby={error ? `${name}-error` : undefined}
              onChange={() => toggle(option)}
            />
            <span>{textOf(option)}</span>
          </label>
        ))}
      </div>
      {error ? (
        <p id={`${name}-error`} className={classes["error"]}>
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}
