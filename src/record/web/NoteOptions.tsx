import { Checkbox, NativeSelect, Textarea } from "@mantine/core";
import type { Compartment, StaffId } from "../../access/contract.ts";
import type { Problem } from "../../platform/web/client.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import { type DraftContent, type Place, type VitalKind, vitalKinds } from "../contract.ts";
import { mayBeVital } from "../rules.ts";
import classes from "./editor.module.css";
import { Option } from "./Option.tsx";
import { Readers } from "./Readers.tsx";
import { usualReviewDay } from "./signing.ts";
import { useRecordWords } from "./use-record-words.ts";
import { WithholdFields } from "./WithholdFields.tsx";

interface Props {
  readonly draft: DraftContent;
  readonly place: Place;
  readonly compartment: Compartment;
  readonly problem: Problem | null;
  readonly onChange: (part: Partial<DraftContent>) => void;
}

/** What few notes need: a part about others, vital, narrowed, kept from the person. */
export function NoteOptions({ draft, place, compartment, problem, onChange }: Props) {
  const { t, day } = useRecordWords();
  const { aboutOthers, vital, restrictTo, withhold } = draft;
  return (
    <div className={classes["options"]}>
      <Option
        title={t("editor.others")}
        said={aboutOthers.trim() ? t("editor.othersSaid") : undefined}
        wrong={errorAt(problem, "/aboutOthers") !== undefined}
      >
        <Textarea
          label={t("editor.othersLabel")}
          description={t("editor.othersHint")}
          autosize
          minRows={2}
          maxRows={12}
          value={aboutOthers}
          error={errorAt(problem, "/aboutOthers") && t("editor.wrong.other")}
          onChange={({ currentTarget }) => onChange({ aboutOthers: currentTarget.value })}
        />
      </Option>
      {mayBeVital(compartment) ? (
        <Option title={t("editor.vital")} said={vital ? t(`vital.${vital}`) : undefined}>
          <NativeSelect
            label={t("editor.vitalLabel")}
            description={t("editor.vitalHint")}
            value={vital}
            onChange={({ currentTarget }) =>
              onChange({ vital: currentTarget.value as VitalKind | "" })
            }
            data={[
              { value: "", label: t("vital.none") },
              ...vitalKinds.map((kind) => ({ value: kind, label: t(`vital.${kind}`) })),
            ]}
          />
        </Option>
      ) : null}
      <Option
        title={t("editor.restrict")}
        said={restrictTo ? t("restrict.said", { count: restrictTo.length + 1 }) : undefined}
      >
        <Checkbox
          label={t("restrict.only")}
          description={t("restrict.hint")}
          checked={restrictTo !== null}
          onChange={({ currentTarget }) =>
            onChange({ restrictTo: currentTarget.checked ? [] : null })
          }
        />
        {restrictTo ? (
          <Readers
            colleagues={place.colleagues}
            named={restrictTo}
            onChange={(named) => onChange({ restrictTo: named as StaffId[] })}
          />
        ) : null}
      </Option>
      <Option
        title={t("editor.withhold")}
        said={withhold ? t("withhold.until", { day: day(withhold.reviewOn) }) : undefined}
        wrong={errorAt(problem, "/withhold") !== undefined}
      >
        <Checkbox
          label={t("withhold.only")}
          description={t("withhold.hint")}
          checked={withhold !== null}
          onChange={({ currentTarget }) =>
            onChange({
              withhold: currentTarget.checked ? { motive: "", reviewOn: usualReviewDay() } : null,
            })
          }
        />
        {withhold ? (
          <WithholdFields
            value={withhold}
            problem={problem}
            path="/withhold"
            onChange={(changed) => onChange({ withhold: changed })}
          />
        ) : null}
      </Option>
    </div>
  );
}
