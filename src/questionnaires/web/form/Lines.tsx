import { type HTMLInputTypeAttribute, useId, useState } from "react";
import { extensionOf, extensions, type GivenAnswer, type Item } from "../../fhir.ts";
import { itemText } from "../../texts.ts";
import { valueIn } from "../../values.ts";
import classes from "./form.module.css";
import type { QuestionProps } from "./Question.tsx";

/** What is typed: a word, a number, a date; as often as the question may be answered. */
export function Lines({ asked, language, words, onAnswer }: QuestionProps & { id: string }) {
  const { item, answers } = asked;
  const { read, write, ...look } = wayOf(item, answers[0]?.valueQuantity?.unit ?? "");
  const unit = extensionOf(item, extensions.unit)?.valueCoding;
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(answers.map(write), item));
  const type = (line: Line, text: string) => {
    const typed = lines.map((one) => (one === line ? { ...one, text } : one));
    setLines(withRoom(typed, item));
    onAnswer(typed.filter((one) => one.text.trim() !== "").map((one) => read(one.text)));
  };
  return (
    <div className={classes["lines"]}>
      {lines.map((line) => (
        <span className={classes["withUnit"]} key={line.id}>
          <TextLine
            {...look}
            label={line.id > 0 ? words("add") : itemText(item, language)}
            isLabelHidden
            {...(item.maxLength !== undefined && { maxLength: item.maxLength })}
            text={line.text}
            onText={(text) => type(line, text)}
          />
          {unit ? <span>{unit.display ?? unit.code}</span> : null}
        </span>
      ))}
      {item.type === "quantity" && !unit ? (
        <TextLine
          label={words("unit")}
          text={answers[0]?.valueQuantity?.unit ?? ""}
          onText={(text) =>
            onAnswer([{ valueQuantity: { ...answers[0]?.valueQuantity, unit: text } }])
          }
        />
      ) : null}
    </div>
  );
}

/** What is typed stays as it is typed, whatever becomes of it as an answer. */
interface Line {
  readonly id: number;
  readonly text: string;
}

const linesOf = (texts: readonly string[], item: Item) =>
  withRoom(
    (texts.length > 0 ? texts : [""]).map((text, id) => ({ id, text })),
    item,
  );

/** A question that may be answered several times always has an empty line left. */
function withRoom(lines: readonly Line[], item: Item): readonly Line[] {
  const isFull = item.repeats === true && lines.at(-1)?.text.trim() !== "";
  return isFull ? [...lines, { id: Math.max(...lines.map(({ id }) => id)) + 1, text: "" }] : lines;
}

interface Way {
  readonly type: HTMLInputTypeAttribute | "area";
  readonly inputMode?: "decimal" | "numeric";
  readonly read: (text: string) => GivenAnswer;
  readonly write: (answer: GivenAnswer) => string;
}

/** What cannot be a number is kept as it was typed: it is told at the field, never dropped. */
function number(text: string, name: "valueDecimal" | "valueInteger"): GivenAnswer {
  const value = Number(text.replace(",", ".").replace(/\s/g, ""));
  return Number.isFinite(value) ? { [name]: value } : { valueString: text };
}

const plain = (answer: GivenAnswer) => String(valueIn(answer) ?? "");

function wayOf(item: Item, unitText: string): Way {
  const unit = extensionOf(item, extensions.unit)?.valueCoding;
  switch (item.type) {
    case "integer":
      return {
        type: "text",
        inputMode: "numeric",
        read: (text) => number(text, "valueInteger"),
        write: plain,
      };
    case "decimal":
      return {
        type: "text",
        inputMode: "decimal",
        read: (text) => number(text, "valueDecimal"),
        write: plain,
      };
    case "quantity":
      return {
        type: "text",
        inputMode: "decimal",
        read: (text) => {
          const value = number(text, "valueDecimal").valueDecimal;
          const { display, extension: _, _display: __, ...coded } = unit ?? {};
          const named = unit ? { ...coded, unit: display ?? unit.code ?? "" } : { unit: unitText };
          return value === undefined
            ? { valueString: text }
            : { valueQuantity: { value, ...named } };
        },
        write: (answer) => String(answer.valueQuantity?.value ?? answer.valueString ?? ""),
      };
    case "date":
      return { type: "date", read: (text) => ({ valueDate: text }), write: plain };
    case "dateTime":
      return {
        type: "datetime-local",
        read: (text) => ({ valueDateTime: new Date(text).toISOString() }),
        write: (answer) => localMoment(answer.valueDateTime ?? ""),
      };
    case "time":
      return {
        type: "time",
        read: (text) => ({ valueTime: text.length === 5 ? `${text}:00` : text }),
        write: (answer) => (answer.valueTime ?? "").slice(0, 5),
      };
    case "url":
      return { type: "url", read: (text) => ({ valueUri: text.trim() }), write: plain };
    case "text":
      return { type: "area", read: (text) => ({ valueString: text }), write: plain };
    default:
      return { type: "text", read: (text) => ({ valueString: text }), write: plain };
  }
}

/** `2026-11-28T10:30:00Z` as the clock on the wall says it. */
function localMoment(at: string): string {
  const moment = new Date(at);
  if (at === "" || Number.isNaN(moment.getTime())) return "";
  return new Date(moment.getTime() - moment.getTimezoneOffset() * 60_000)
    .toISOString()
    .slice(0, 16);
}

interface TextLineProps {
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly type?: Way["type"];
  readonly inputMode?: "decimal" | "numeric";
  readonly maxLength?: number;
  readonly text: string;
  readonly onText: (text: string) => void;
}

export function TextLine({
  label,
  isLabelHidden,
  type = "text",
  text,
  onText,
  ...more
}: TextLineProps) {
  const id = useId();
  return (
    <div className={classes["line"]} data-area={type === "area" || undefined}>
      <label htmlFor={id} data-hidden={isLabelHidden || undefined}>
        {label}
      </label>
      {type === "area" ? (
        <textarea
          id={id}
          rows={4}
          dir="auto"
          value={text}
          onChange={({ currentTarget }) => onText(currentTarget.value)}
          {...more}
        />
      ) : (
        <input
          id={id}
          type={type}
          dir="auto"
          value={text}
          onChange={({ currentTarget }) => onText(currentTarget.value)}
          {...more}
        />
      )}
    </div>
  );
}
