import { Button, Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useState } from "react";
import type { FieldError } from "../../../platform/problem.ts";
import type { Problem } from "../../../platform/web/client.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { deedOfAct, houseDeedOfAct } from "../../acts.ts";
import { listJournalStaff, type Question } from "../../contract.ts";
import { faultsOfQuestion } from "../../rules.ts";
import { useOversightWords } from "../use-oversight-words.ts";
import classes from "./journal.module.css";

interface Props {
  readonly question: Question;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly onAsk: (question: Question) => void;
}

const known = [
  "criteria-needed",
  "period-too-long",
  "period-backwards",
  "card-mistyped",
  "card-unknown",
];

/** A person, a colleague or a short period. */
export function QuestionForm({ question, problem, isBusy, onAsk }: Props) {
  const words = useOversightWords();
  const { t, nameOf, profession } = words;
  const { data } = useAnswer(listJournalStaff, {}, { staleTime: 300_000 });
  const [draft, setDraft] = useState<Question>(question);
  const [faults, setFaults] = useState<readonly FieldError[]>([]);
  const shown = faults.length > 0 ? faults : (problem?.errors ?? []);
  const errorAt = (path: string) => {
    const code = shown.find((fault) => fault.path === path)?.code;
    if (!code) return null;
    return t(`error.${known.includes(code) ? code : "other"}`);
  };
  const set = (name: keyof Question, value: string | null) => {
    const { [name]: _, ...rest } = draft;
    setDraft(value ? { ...rest, [name]: value } : rest);
    setFaults([]);
  };
  const ask = () => {
    const found = faultsOfQuestion(draft);
    setFaults(found);
    if (found.length === 0) onAsk(draft);
  };
  return (
    <form
      className={classes["question"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        ask();
      }}
    >
      <TextInput
        label={t("search.person")}
        description={t("search.personText")}
        inputWrapperOrder={["label", "input", "description", "error"]}
        value={draft.person ?? ""}
        autoComplete="off"
        maxLength={30}
        error={errorAt("/person")}
        onChange={(event) => set("person", event.currentTarget.value.trim())}
      />
      <Select
        label={t("search.staff")}
        placeholder={t("search.anybody")}
        searchable
        clearable
        value={draft.staff ?? null}
        data={(data?.staff ?? []).map((one) => ({
          value: one.id,
          label: [
            nameOf(one),
            profession(one.profession),
            ...(one.hasLeft ? [t("search.left")] : []),
          ].join(" · "),
        }))}
        onChange={(value) => set("staff", value)}
      />
      <Select
        label={t("search.act")}
        placeholder={t("search.anything")}
        searchable
        clearable
        value={draft.act ?? null}
        data={actsByWord(words.deed)}
        onChange={(value) => set("act", value)}
      />
      <div className={classes["days"]}>
        <TextInput
          type="date"
          label={t("search.from")}
          value={draft.from ?? ""}
          error={errorAt("/from")}
          onChange={(event) => set("from", event.currentTarget.value)}
        />
        <TextInput
          type="date"
          label={t("search.to")}
          value={draft.to ?? ""}
          error={errorAt("/to")}
          onChange={(event) => set("to", event.currentTarget.value)}
        />
      </div>
      <Button
        className={classes["go"] ?? ""}
        type="submit"
        loading={isBusy}
        leftSection={<IconSearch size={20} stroke={1.8} aria-hidden />}
      >
        {t("search.go")}
      </Button>
    </form>
  );
}

/** Several acts share their words; then the code tells them apart. */
function actsByWord(deed: (act: string) => string) {
  const acts = [...Object.keys(deedOfAct), ...Object.keys(houseDeedOfAct)];
  const words = acts.map((act) => ({ value: act, word: deed(act) }));
  return words
    .map(({ value, word }) => ({
      value,
      label: words.filter((one) => one.word === word).length > 1 ? `${word} (${value})` : word,
    }))
    .sort((one, other) => one.label.localeCompare(other.label));
}
