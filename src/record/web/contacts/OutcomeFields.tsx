import { NativeSelect, TextInput } from "@mantine/core";
import type { StaffId } from "../../../access/contract.ts";
import type { Problem } from "../../../platform/web/client.ts";
import { errorAt } from "../../../platform/web/use-write.ts";
import { type ContactDraft, outcomes, type Place } from "../../contract.ts";
import { Pills } from "../Pills.tsx";
import pills from "../pills.module.css";
import { useRecordWords } from "../use-record-words.ts";

interface Props {
  readonly contact: ContactDraft;
  readonly place: Place;
  readonly problem: Problem | null;
  readonly onChange: (part: Partial<ContactDraft>) => void;
}

/** How it ended, and what was agreed to do next, by whom, until when. */
export function OutcomeFields({ contact, place, problem, onChange }: Props) {
  const { t, nameOf } = useRecordWords();
  const wrongAt = (field: string) => {
    const code = errorAt(problem, `/contact/${field}`);
    return code && t(`contact.wrong.${field}`, { defaultValue: t("contact.wrong.other") });
  };
  return (
    <>
      <Pills
        legend={t("contact.outcome")}
        options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        value={contact.outcome}
        error={wrongAt("outcome")}
        onChange={(outcome) => onChange({ outcome })}
      />
      <TextInput
        label={t("contact.next")}
        placeholder={t("contact.nextPlaceholder")}
        value={contact.nextStep}
        error={wrongAt("nextStep")}
        onChange={({ currentTarget }) => onChange({ nextStep: currentTarget.value })}
      />
      {contact.nextStep.trim() === "" && contact.nextOn === "" ? null : (
        <div className={pills["row"]}>
          <NativeSelect
            label={t("contact.nextBy")}
            value={contact.nextBy ?? ""}
            error={wrongAt("nextBy")}
            data={[
              { value: "", label: t("contact.me") },
              ...place.colleagues.map((one) => ({ value: one.id, label: nameOf(one) })),
            ]}
            onChange={({ currentTarget }) =>
              onChange({ nextBy: (currentTarget.value || null) as StaffId | null })
            }
          />
          <TextInput
            type="date"
            label={t("contact.nextOn")}
            value={contact.nextOn}
            error={wrongAt("nextOn")}
            onChange={({ currentTarget }) => onChange({ nextOn: currentTarget.value })}
          />
        </div>
      )}
    </>
  );
}
