import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Problem } from "../../platform/web/client.ts";
import { sayDone } from "../../platform/web/say.ts";
import { changeMedication, type Medication, noteMedication } from "../contract.ts";
import classes from "./forms.module.css";
import { Refused } from "./Refused.tsx";
import { today, useHealthWords } from "./use-health-words.ts";
import { useHealthWrite } from "./use-health-write.ts";
import { placeOf, type Writing } from "./writing.ts";

interface Taking {
  readonly dose: string;
  readonly schedule: string;
  readonly reason: string;
  readonly prescriber: string;
  readonly since: string;
  readonly until: string;
}

const nothing = { dose: "", schedule: "", reason: "", prescriber: "", since: "", until: "" };

/** A new medicine: the name comes first, the rest may stay empty. */
export function NoteMedication({ writing, onDone }: { writing: Writing; onDone: () => void }) {
  const { t, wrong } = useHealthWords();
  const note = useHealthWrite(noteMedication);
  const [name, setName] = useState("");
  const [taking, setTaking] = useState<Taking>(nothing);
  return (
    <form
      className={classes["small"]}
      aria-label={t("medication.add")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        note.mutate(
          { ...placeOf(writing), name, ...inputOf(taking) },
          {
            onSuccess: () => {
              sayDone(t("medication.saved"));
              onDone();
            },
          },
        );
      }}
    >
      <TextInput
        autoFocus
        label={t("medication.name")}
        description={t("medication.nameHint")}
        maxLength={200}
        autoComplete="off"
        value={name}
        error={wrong(note.error, "/name")}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
      />
      <TakingFields taking={taking} problem={note.error} onChange={setTaking} />
      <Foot problem={note.error} isPending={note.isPending} go="medication.save" onDone={onDone} />
    </form>
  );
}

/** The same medicine in another way, from today on unless said otherwise. */
export function ChangeMedication({
  medication,
  onDone,
}: {
  medication: Medication;
  onDone: () => void;
}) {
  const { t } = useHealthWords();
  const change = useHealthWrite(changeMedication);
  const { dose, schedule, reason, prescriber } = medication;
  const [taking, setTaking] = useState<Taking>({
    ...nothing,
    ...{ dose, schedule, reason, prescriber, since: today() },
  });
  return (
    <form
      className={classes["small"]}
      aria-label={t("medication.change")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate(
          { id: medication.entry.id, ...inputOf(taking) },
          {
            onSuccess: () => {
              sayDone(t("medication.changed"));
              onDone();
            },
          },
        );
      }}
    >
      <TakingFields taking={taking} problem={change.error} onChange={setTaking} focusFirst />
      <Foot
        problem={change.error}
        isPending={change.isPending}
        go="medication.changeGo"
        onDone={onDone}
      />
    </form>
  );
}

/** A date field that is empty says nothing. */
function inputOf({ since, until, ...words }: Taking) {
  return { ...words, ...(since && { since }), ...(until && { until }) };
}

function TakingFields({
  taking,
  problem,
  onChange,
  focusFirst = false,
}: {
  taking: Taking;
  problem: Problem | null;
  onChange: (taking: Taking) => void;
  focusFirst?: boolean;
}) {
  const { t, wrong } = useHealthWords();
  const field = (key: keyof Taking, maxLength: number) => ({
    label: t(`medication.${key}`),
    maxLength,
    autoComplete: "off",
    value: taking[key],
    error: wrong(problem, `/${key}`),
    onChange: ({ currentTarget }: { currentTarget: HTMLInputElement }) =>
      onChange({ ...taking, [key]: currentTarget.value }),
  });
  return (
    <div className={classes["fields"]}>
      <TextInput
        {...field("dose", 200)}
        placeholder={t("medication.doseHint")}
        autoFocus={focusFirst}
      />
      <TextInput {...field("schedule", 300)} placeholder={t("medication.scheduleHint")} />
      <TextInput {...field("reason", 300)} />
      <TextInput {...field("prescriber", 200)} />
      <TextInput {...field("since", 10)} type="date" />
      <TextInput {...field("until", 10)} type="date" />
    </div>
  );
}

function Foot(props: {
  problem: Problem | null;
  isPending: boolean;
  go: string;
  onDone: () => void;
}) {
  const { t } = useHealthWords();
  return (
    <>
      <Refused problem={props.problem} />
      <div className={classes["foot"]}>
        <Button type="submit" loading={props.isPending}>
          {t(props.go)}
        </Button>
        <Button variant="subtle" onClick={props.onDone}>
          {t("platform:cancel")}
        </Button>
      </div>
    </>
  );
}
