import { type ReactNode, useState } from "react";
import type { AnswerError } from "../../check-answers.ts";
import { type Asked, enabledItems } from "../../enabled.ts";
import type { GivenAnswer, Questionnaire, QuestionnaireResponse } from "../../fhir.ts";
import { isUnasked, type Path, putAnswers, saidPath } from "../../items.ts";
import { itemText } from "../../texts.ts";
import classes from "./form.module.css";
import { Question } from "./Question.tsx";
import { saidIn, useFormWords } from "./use-form-words.ts";
import { useScores } from "./use-scores.ts";

interface Props {
  readonly form: Questionnaire;
  readonly response: QuestionnaireResponse;
  readonly language: string;
  readonly errors: readonly AnswerError[];
  /** What stands directly below one question. */
  readonly aside?: { readonly linkId: string; readonly shown: ReactNode } | undefined;
  readonly onChange: (response: QuestionnaireResponse) => void;
}

/** All questions on one page, for a colleague who enters them together with the person. */
export function WholeForm({ form, response, language, errors, aside, onChange }: Props) {
  const words = useFormWords(language);
  const [extra, setExtra] = useState<Readonly<Record<string, number>>>({});
  const seen = useScores(form, response);
  if (!words) return null;
  const answer = (path: Path, answers: readonly GivenAnswer[]) =>
    onChange({
      ...response,
      item: putAnswers(response.item ?? [], { items: form.item ?? [], path, answers }),
    });
  const wrongAt = (path: string) => {
    const found = errors.find((one) => one.path === path);
    return found && words(found.code === "required" ? "required" : "wrong");
  };
  const show = (all: readonly Asked[]) =>
    all.map((asked, place) => {
      const { item, path, below } = asked;
      const at = saidPath(path);
      if (item.type === "display") {
        return (
          <p key={at} className={classes["display"]}>
            {itemText(item, language)}
          </p>
        );
      }
      if (item.type === "group") {
        const isLast = all[place + 1]?.item !== item;
        return (
          <section key={at} className={classes["group"]} aria-label={itemText(item, language)}>
            {item.text ? <h3>{itemText(item, language)}</h3> : null}
            {show(below)}
            {item.repeats && isLast ? (
              <button
                type="button"
                className={classes["add"]}
                onClick={() => setExtra({ ...extra, [item.linkId]: (extra[item.linkId] ?? 0) + 1 })}
              >
                {words("add")}
              </button>
            ) : null}
          </section>
        );
      }
      if (
        item.readOnly ||
        (isUnasked(item) && item.type !== "attachment" && item.type !== "reference")
      ) {
        return null;
      }
      return (
        <div key={at} data-at={at}>
          <Question
            form={form}
            asked={asked}
            language={language}
            words={words}
            error={wrongAt(at)}
            onAnswer={(answers) => answer(path, answers)}
          />
          {aside?.linkId === item.linkId ? aside.shown : null}
          {below.length > 0 ? <div className={classes["below"]}>{show(below)}</div> : null}
        </div>
      );
    });
  return (
    <div className={classes["whole"]} {...saidIn(language)}>
      {show(enabledItems(form, seen, extra))}
    </div>
  );
}
