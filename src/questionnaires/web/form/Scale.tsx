import { extensionOf, extensions } from "../../fhir.ts";
import classes from "./form.module.css";
import { Face } from "./pictures.tsx";
import type { QuestionProps } from "./Question.tsx";

interface Props extends QuestionProps {
  readonly id: string;
  readonly least: number;
  readonly most: number;
}

/** A row of numbers; of an axis each with a face, so that nobody has to read, and its ends in words where they stand. */
export function Scale({ asked, words, id, least, most, onAnswer }: Props) {
  const { item, answers } = asked;
  const chosen = answers[0]?.valueInteger;
  const isAxis = extensionOf(item, extensions.axis) !== undefined;
  const numbers = Array.from({ length: most - least + 1 }, (_, index) => least + index);
  return (
    <div className={classes["steps"]} data-faces={isAxis || undefined}>
      {numbers.map((number) => (
        <label
          key={number}
          className={classes["step"]}
          data-chosen={number === chosen}
          style={{ "--mood": (number - least) / (most - least) } as React.CSSProperties}
        >
          <input
            type="radio"
            name={id}
            checked={number === chosen}
            onChange={() => onAnswer([{ valueInteger: number }])}
          />
          {isAxis ? <Face mood={(number - least) / (most - least)} size={36} /> : null}
          <span>{number}</span>
          {isAxis && number === least ? <small>{words("worst")}</small> : null}
          {isAxis && number === most ? <small>{words("best")}</small> : null}
        </label>
      ))}
    </div>
  );
}
