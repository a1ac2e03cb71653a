import type { GivenAnswer, Valued } from "../../fhir.ts";
import { answerWith, choicesOf } from "../../options.ts";
import { codingText } from "../../texts.ts";
import { isSame, valueIn } from "../../values.ts";
import classes from "./form.module.css";
import { TextLine } from "./Lines.tsx";
import type { QuestionProps } from "./Question.tsx";

interface Offered {
  readonly value: Valued;
  readonly text: string;
}

interface Props extends QuestionProps {
  readonly id: string;
  readonly offered?: readonly Offered[];
}

/** One or several of a list; of an open list also something else, in words. */
export function Choices({ form, asked, language, words, id, offered, onAnswer }: Props) {
  const { item, answers } = asked;
  const choices =
    offered ??
    choicesOf(form, item).map((choice) => ({
      value: answerWith(choice),
      text: choice.value.valueCoding
        ? codingText(choice.value.valueCoding, language)
        : String(valueIn(choice.value) ?? ""),
    }));
  const isIn = (value: Valued) => (one: GivenAnswer) => {
    const [left, right] = [valueIn(one), valueIn(value)];
    return left !== undefined && right !== undefined && isSame(left, right);
  };
  const isMany = item.repeats === true;
  const choose = (value: Valued) => {
    const isChosen = answers.some(isIn(value));
    if (!isMany) return onAnswer([value]);
    onAnswer(isChosen ? answers.filter((one) => !isIn(value)(one)) : [...answers, value]);
  };
  const own = answers.find((one) => !choices.some(({ value }) => isIn(value)(one)));
  const say = (text: string) => {
    const rest = isMany ? answers.filter((one) => one !== own) : [];
    onAnswer(text.trim() === "" ? rest : [...rest, { valueString: text }]);
  };
  return (
    <div className={classes["choices"]} data-few={choices.length <= 2 || undefined}>
      {choices.map(({ value, text }) => {
        const isChosen = answers.some(isIn(value));
        return (
          <label key={JSON.stringify(value)} className={classes["choice"]} data-chosen={isChosen}>
            <input
              type={isMany ? "checkbox" : "radio"}
              name={id}
              checked={isChosen}
              onChange={() => choose(value)}
            />
            <span>{text}</span>
          </label>
        );
      })}
      {item.type === "open-choice" ? (
        <TextLine
          label={words("other")}
          text={typeof own?.valueString === "string" ? own.valueString : ""}
          onText={say}
        />
      ) : null}
    </div>
  );
}
