import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useId, useState } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { sayDone } from "../../platform/web/say.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import { listNeeds, moveNeed, type Need, urgencies, type WhyUnmet, whyUnmet } from "../contract.ts";
import { mayBeUnmet, standingOf } from "../rules.ts";
import classes from "./need.module.css";
import { Marks } from "./StateSigns.tsx";
import { useNeedWords } from "./use-need-words.ts";

/** How much it presses; or that nobody helps, and why. */
export function MoveForm({
  need,
  asks,
  onDone,
}: {
  need: Need;
  asks: "urgency" | "unmet";
  onDone: () => void;
}) {
  const { t } = useNeedWords();
  const now = standingOf(need);
  const name = useId();
  const textOf = useProblemText("needs");
  const write = useWrite(moveNeed, [listNeeds]);
  const [urgency, setUrgency] = useState(now.urgency);
  const [because, setBecause] = useState<WhyUnmet | "">(now.unmetBecause ?? "");
  const [words, setWords] = useState("");
  // Nobody helps: then it waits again.
  const state = asks === "unmet" && !mayBeUnmet(now.state) ? "new" : now.state;
  const mayGo = asks === "urgency" || because !== "";
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!mayGo) return;
        const unmetBecause = asks === "unmet" ? because || null : now.unmetBecause;
        write.mutate(
          { id: need.entry.id, state, urgency, unmetBecause, words: words.trim() },
          {
            onSuccess: () => {
              sayDone(t("move.saved"));
              onDone();
            },
          },
        );
      }}
    >
      {asks === "unmet" ? (
        <NativeSelect
          label={t("move.because")}
          value={because}
          data={[
            { value: "", label: t("move.choose") },
            ...whyUnmet.map((value) => ({ value, label: t(`unmet.${value}`) })),
          ]}
          onChange={({ currentTarget }) => setBecause(currentTarget.value as WhyUnmet | "")}
        />
      ) : null}
      <fieldset className={classes["urgencies"]}>
        <legend>{t("move.urgency")}</legend>
        {urgencies.map((one) => (
          <label key={one} data-chosen={one === urgency || undefined}>
            <input
              type="radio"
              name={name}
              value={one}
              checked={one === urgency}
              onChange={() => setUrgency(one)}
            />
            <Marks urgency={one} />
            {t(`urgency.${one}`)}
          </label>
        ))}
      </fieldset>
      <Textarea
        label={t("move.words")}
        autosize
        minRows={2}
        maxLength={2000}
        value={words}
        onChange={({ currentTarget }) => setWords(currentTarget.value)}
      />
      {write.error ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(write.error)}
        </p>
      ) : null}
      <div className={classes["buttons"]}>
        <Button type="submit" variant="light" loading={write.isPending} disabled={!mayGo}>
          {t("move.go")}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}
