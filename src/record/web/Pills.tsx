import type { Icon } from "@tabler/icons-react";
import { useId } from "react";
import classes from "./pills.module.css";

interface Props<V extends string> {
  readonly legend: string;
  /** Where the place says already what it is about. */
  readonly hasQuietLegend?: true;
  readonly options: readonly { readonly value: V; readonly label: string; readonly icon?: Icon }[];
  readonly value: V | "";
  readonly error?: string | undefined;
  readonly onChange: (value: V) => void;
}

/** One of a few words, all in sight. */
export function Pills<V extends string>({
  legend,
  hasQuietLegend,
  options,
  value,
  error,
  onChange,
}: Props<V>) {
  const name = useId();
  return (
    <fieldset
      className={classes["pills"]}
      aria-invalid={error !== undefined}
      aria-describedby={error === undefined ? undefined : `${name}-wrong`}
    >
      <legend data-quiet={hasQuietLegend}>{legend}</legend>
      {options.map(({ value: one, label, icon: Picture }) => (
        <label key={one} data-chosen={one === value || undefined}>
          <input
            type="radio"
            name={name}
            value={one}
            checked={one === value}
            onChange={() => onChange(one)}
          />
          {Picture ? <Picture size={19} stroke={1.8} aria-hidden /> : null}
          {label}
        </label>
      ))}
      {error === undefined ? null : (
        <p id={`${name}-wrong`} className={classes["wrong"]}>
          {error}
        </p>
      )}
    </fieldset>
  );
}
