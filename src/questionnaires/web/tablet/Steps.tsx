import { useEffect, useRef, useState } from "react";
import { CircleOfPeople } from "../../../platform/web/CircleOfPeople.tsx";
import { call } from "../../../platform/web/client.ts";
import { isProblem } from "../../../platform/web/queries.ts";
import { validate } from "../../check-answers.ts";
import { type Asked, enabledItems, inOneRow } from "../../enabled.ts";
import type { GivenAnswer, Questionnaire } from "../../fhir.ts";
import { handInSitting } from "../../handed-contract.ts";
import { isUnasked, putAnswers, saidPath } from "../../items.ts";
import { isThatOf, itemText } from "../../texts.ts";
import { Question } from "../form/Question.tsx";
import { type FormWords, languageNameIn, saidIn } from "../form/use-form-words.ts";
import { useScores } from "../form/use-scores.ts";
import type { useKeeping } from "../use-keeping.ts";
import { ReadAloud } from "./ReadAloud.tsx";
import { Stop } from "./Stop.tsx";
import { Thanks } from "./Thanks.tsx";
import classes from "./tablet.module.css";

interface Props {
  readonly form: Questionnaire;
  readonly given: string;
  /** In which it can be read. */
  readonly language: string;
  /** The person's. */
  readonly wanted: string;
  readonly words: FormWords;
  readonly keeping: ReturnType<typeof useKeeping>;
}

/** One question to a screen, large; what is not required can be skipped. */
export function Steps({ form, given, language, wanted, words, keeping }: Props) {
  const { response, state, change, whenKept } = keeping;
  const rows = inOneRow(enabledItems(form, useScores(form, response)));
  const questions = rows.filter(({ item }) => !isUnasked(item));
  const first = questions.find(({ answers }) => answers.length === 0) ?? questions.at(-1);
  const hasBegun = questions.some(({ answers }) => answers.length > 0);
  const [at, setAt] = useState<string | undefined>(
    hasBegun && first ? saidPath(first.path) : undefined,
  );
  const [error, setError] = useState<string>();
  const [isDone, setDone] = useState(false);
  const heading = useRef<HTMLDivElement>(null);
  // Each screen begins at its question, for whoever listens to it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of screen
  useEffect(() => heading.current?.focus(), [at]);

  const handIn = async () => {
    try {
      await call(handInSitting, { revision: await whenKept() });
      setDone(true);
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      setError(words("notKept"));
    }
  };
  if (isDone) return <Thanks words={words} />;
  const place = questions.findIndex(({ path }) => saidPath(path) === at);
  const asked = questions[place];
  if (!asked) {
    return (
      <div className={classes["middle"]} ref={heading} tabIndex={-1}>
        <div className={classes["rings"]}>
          <CircleOfPeople />
        </div>
        <h1>{words("hello", { name: given })}</h1>
        <p className={classes["large"]}>{words("intro")}</p>
        {isThatOf(language, wanted) ? null : (
          <p className={classes["fallback"]}>
            {words("fallback", { language: languageNameIn(wanted, language) })}
          </p>
        )}
        <button
          type="button"
          className={classes["primary"]}
          onClick={() => first && setAt(saidPath((questions[0] ?? first).path))}
        >
          {words("begin")}
        </button>
      </div>
    );
  }
  const isLast = place === questions.length - 1;
  const go = (to: number) => {
    const next = questions[to];
    setError(undefined);
    if (next) setAt(saidPath(next.path));
  };
  const answer = (answers: readonly GivenAnswer[]) => {
    setError(undefined);
    change({
      ...response,
      item: putAnswers(response.item ?? [], { items: form.item ?? [], path: asked.path, answers }),
    });
  };
  const goOn = () => {
    const wrong = validate(form, response).find(({ path }) => path === at);
    if (wrong) setError(words(wrong.code === "required" ? "required" : "wrong"));
    else if (isLast) void handIn();
    else go(place + 1);
  };
  const isSkipped = asked.answers.length === 0 && asked.item.required !== true;
  const context = contextOf(rows, asked, language);
  return (
    <form
      className={classes["step"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        goOn();
      }}
    >
      <header className={classes["head"]}>
        <progress
          max={questions.length}
          value={place + 1}
          aria-label={words("of", { at: place + 1, count: questions.length })}
        />
        <span className={classes["count"]} aria-hidden>
          {words("of", { at: place + 1, count: questions.length })}
        </span>
        <Stop words={words} onStop={() => void handIn()} />
      </header>
      <div className={classes["body"]} ref={heading} tabIndex={-1} {...saidIn(language)} key={at}>
        {context ? <p className={classes["context"]}>{context}</p> : null}
        <Question
          form={form}
          asked={asked}
          language={language}
          words={words}
          error={error}
          onAnswer={answer}
        />
        <ReadAloud language={language} words={words} form={form} asked={asked} context={context} />
      </div>
      {state === "lost" ? (
        <p className={classes["lost"]} role="alert">
          {words("notKept")}
        </p>
      ) : null}
      <footer className={classes["foot"]}>
        {place > 0 ? (
          <button type="button" className={classes["plain"]} onClick={() => go(place - 1)}>
            {words("back")}
          </button>
        ) : (
          <span />
        )}
        <button type="submit" className={classes["primary"]}>
          {words(isLast ? "done" : isSkipped ? "skip" : "next")}
        </button>
      </footer>
    </form>
  );
}

/** What was said before a question and still holds for it: the words above it, or the title of its group. */
function contextOf(rows: readonly Asked[], asked: Asked, language: string): string | undefined {
  const before = rows.slice(0, rows.indexOf(asked)).reverse();
  const isAbove = ({ item, path }: Asked) =>
    item.type === "display"
      ? path.length <= asked.path.length
      : item.type === "group" && asked.path[path.length - 1]?.linkId === item.linkId;
  const found = before.find((one) => isAbove(one) && one.item.text);
  return found && itemText(found.item, language);
}
