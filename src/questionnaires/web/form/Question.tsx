import { type ReactNode, useId } from "react";
import { limitsOf } from "../../check-answers.ts";
import type { Asked } from "../../enabled.ts";
import { extensionOf, extensions, type GivenAnswer, type Questionnaire } from "../../fhir.ts";
import { hasForeignList } from "../../options.ts";
import { itemText } from "../../texts.ts";
import { Choices } from "./Choices.tsx";
import classes from "./form.module.css";
import { Lines } from "./Lines.tsx";
import { ItemPicture } from "./pictures.tsx";
import { Scale } from "./Scale.tsx";
import type { FormWords } from "./use-form-words.ts";

export interface QuestionProps {
  readonly form: Questionnaire;
  readonly asked: Asked;
  readonly language: string;
  readonly words: FormWords;
  /** What is wrong with it, in words. */
  readonly error?: string | undefined;
  readonly onAnswer: (answers: readonly GivenAnswer[]) => void;
}

/** One question with the way to answer it that its type and its hints ask for. */
export function Question(props: QuestionProps) {
  const { asked, language, words, error } = props;
  const { item } = asked;
  const id = useId();
  const text = itemText(item, language);
  return (
    <fieldset
      className={classes["question"]}
      data-wrong={error !== undefined || undefined}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className={classes["legend"]}>
        <ItemPicture item={item} size={44} />
        <span>
          {item.prefix ? <span className={classes["prefix"]}>{item.prefix} </span> : null}
          {text}
          {item.required ? null : <small className={classes["maySkip"]}>{words("maySkip")}</small>}
        </span>
      </legend>
      {fieldOf(props, id)}
      {error ? (
        <p className={classes["error"]} id={`${id}-error`} role="alert">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

function fieldOf(props: QuestionProps, id: string): ReactNode {
  const { form, asked, words } = props;
  const { item } = asked;
  if (item.type === "attachment" || item.type === "reference") {
    return <p className={classes["notHere"]}>{words("notHere")}</p>;
  }
  if (item.type === "boolean") {
    const yesNo = [true, false].map((valueBoolean) => ({
      value: { valueBoolean },
      text: words(valueBoolean ? "yes" : "no"),
    }));
    return <Choices {...props} id={id} offered={yesNo} />;
  }
  const isList = item.type === "choice" || item.type === "open-choice";
  if (isList && !hasForeignList(form, item)) return <Choices {...props} id={id} />;
  const { least, most } = limitsOf(item);
  const control = extensionOf(item, extensions.itemControl)?.valueCodeableConcept?.coding?.[0]
    ?.code;
  if (
    item.type === "integer" &&
    control === "slider" &&
    typeof least === "number" &&
    typeof most === "number" &&
    most - least <= 10
  ) {
    return <Scale {...props} id={id} least={least} most={most} />;
  }
  return <Lines {...props} id={id} />;
}
