import { Textarea, TextInput } from "@mantine/core";
import type { Problem } from "../../platform/web/client.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import type { Withhold } from "../contract.ts";
import { daysLater, longestWithholdingDays } from "../rules.ts";
import { useRecordWords } from "./use-record-words.ts";

interface Props {
  readonly value: Withhold;
  readonly problem: Problem | null;
  /** Where the server names these fields: "" or "/withhold". */
  readonly path: string;
  readonly onChange: (value: Withhold) => void;
}

/** Why the person does not read it for now, and when somebody looks again (CONF-31). */
export function WithholdFields({ value, problem, path, onChange }: Props) {
  const { t } = useRecordWords();
  const motive = errorAt(problem, `${path}/motive`);
  const reviewOn = errorAt(problem, `${path}/reviewOn`);
  const today = new Date().toISOString().slice(0, 10);
  return (
    <>
      <Textarea
        label={t("withhold.motive")}
        description={t("withhold.motiveHint")}
        autosize
        minRows={2}
        maxRows={8}
        value={value.motive}
        error={motive && t("withhold.tooShort")}
        onChange={({ currentTarget }) => onChange({ ...value, motive: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("withhold.reviewOn")}
        min={daysLater(today, 1)}
        max={daysLater(today, longestWithholdingDays)}
        value={value.reviewOn}
        error={reviewOn && t("withhold.dayWrong")}
        onChange={({ currentTarget }) => onChange({ ...value, reviewOn: currentTarget.value })}
      />
    </>
  );
}
