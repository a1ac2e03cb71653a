import { Button, NativeSelect, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { type FormEvent, useId, useRef, useState } from "react";
import { useAnswer } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import { listMeasurementKinds, type MeasurementKind, takeMeasurement } from "../contract.ts";
import { checkMeasured, type Measured, readTypedValue, unusualIn } from "../rules.ts";
import forms from "./forms.module.css";
import classes from "./measurements.module.css";
import { OwnKind } from "./OwnKind.tsx";
import { Refused } from "./Refused.tsx";
import { useHealthWords } from "./use-health-words.ts";
import { useHealthWrite } from "./use-health-write.ts";
import { placeOf, type Writing } from "./writing.ts";

/** What, how much, Enter. What is unusual is asked once, with the answer under the finger. */
export function QuickMeasure({ writing }: { writing: Writing }) {
  const { t, kindName, unitOf, amount, wrong } = useHealthWords();
  const { data } = useAnswer(listMeasurementKinds, {}, { staleTime: 600_000 });
  const take = useHealthWrite(takeMeasurement);
  const [key, setKey] = useState("blood-pressure");
  const [typed, setTyped] = useState("");
  const [when, setWhen] = useState("");
  const [remark, setRemark] = useState("");
  const [error, setError] = useState<string>();
  const [asked, setAsked] = useState<Measured>();
  const field = useRef<HTMLInputElement>(null);
  const askedId = useId();
  const formId = useId();
  const kinds = (data?.kinds ?? []).filter(
    ({ serviceId }) => serviceId === null || serviceId === writing.serviceId,
  );
  const kind = kinds.find((one) => one.key === key) ?? kinds[0];
  if (!kind) return null;

  const again = () => {
    setAsked(undefined);
    field.current?.focus();
  };
  const save = (measured: Measured, sure: boolean) =>
    take.mutate(
      {
        ...placeOf(writing),
        kind: kind.key,
        value: measured.value,
        ...(measured.secondValue !== undefined && { secondValue: measured.secondValue }),
        ...(when && { takenAt: new Date(when).toISOString() }),
        remark,
        sure,
      },
      {
        onSuccess: () => {
          const said = amount(kind, measured.value, measured.secondValue ?? null);
          sayDone(t("measurement.saved", { what: `${kindName(kind)} ${said} ${unitOf(kind)}` }));
          setTyped("");
          setWhen("");
          setRemark("");
          again();
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (take.isPending || asked) return;
    const measured = readTypedValue(typed);
    const code = measured ? codeOf(kind, measured) : "not-a-number";
    setError(code && t(`wrong.${code}`, { ...kind.possible, unit: unitOf(kind) }));
    if (!measured || code) return field.current?.focus();
    if (unusualIn(kind, measured).length > 0) return setAsked(measured);
    save(measured, false);
  };
  return (
    <div className={classes["quick"]}>
      <form id={formId} aria-label={t("measurement.quick")} noValidate onSubmit={submit}>
        <div className={classes["row"]}>
          <NativeSelect
            label={t("measurement.kind")}
            value={kind.key}
            onChange={({ currentTarget }) => {
              setKey(currentTarget.value);
              setError(undefined);
              setAsked(undefined);
            }}
            data={kinds.map((one) => ({ value: one.key, label: kindName(one) }))}
          />
          <TextInput
            ref={field}
            label={t("measurement.valueIn", { unit: unitOf(kind) })}
            placeholder={kind.values === 2 ? "128/82" : undefined}
            inputMode={kind.values === 2 ? "text" : "decimal"}
            autoComplete="off"
            value={typed}
            error={error ?? wrong(take.error, "/value") ?? wrong(take.error, "/secondValue")}
            onChange={({ currentTarget }) => {
              setTyped(currentTarget.value);
              setError(undefined);
              setAsked(undefined);
            }}
          />
          <Button type="submit" loading={take.isPending}>
            {t("measurement.save")}
          </Button>
        </div>
        {asked ? (
          <div className={classes["asked"]} role="alert">
            <p id={askedId}>
              {t("measurement.unusual", {
                value: `${amount(kind, asked.value, asked.secondValue ?? null)} ${unitOf(kind)}`,
              })}
            </p>
            <Button autoFocus aria-describedby={askedId} onClick={() => save(asked, true)}>
              {t("measurement.sure")}
            </Button>
            <Button variant="default" onClick={again}>
              {t("measurement.correct")}
            </Button>
          </div>
        ) : null}
        <Refused problem={take.error} />
      </form>
      <div className={classes["folds"]}>
        <details className={classes["more"]}>
          <summary>
            {t("measurement.more")}
            <IconChevronDown size={18} stroke={1.8} aria-hidden />
          </summary>
          <div className={forms["fields"]}>
            <TextInput
              form={formId}
              type="datetime-local"
              label={t("measurement.when")}
              description={t("measurement.whenHint")}
              value={when}
              error={errorAt(take.error, "/takenAt") && t("wrong.future")}
              onChange={({ currentTarget }) => setWhen(currentTarget.value)}
            />
            <TextInput
              form={formId}
              label={t("measurement.remark")}
              maxLength={300}
              autoComplete="off"
              value={remark}
              error={wrong(take.error, "/remark")}
              onChange={({ currentTarget }) => setRemark(currentTarget.value)}
            />
          </div>
        </details>
        <OwnKind serviceId={writing.serviceId} onAdded={setKey} />
      </div>
    </div>
  );
}

/** The first thing that is wrong, as the field says it. */
function codeOf(kind: MeasurementKind, measured: Measured): string | undefined {
  const [first] = checkMeasured(kind, measured);
  if (!first) return undefined;
  if (first.code === "required" || first.code === "surplus") {
    return kind.values === 2 ? "not-a-pair" : "not-a-number";
  }
  return first.code === "impossible" && kind.values === 2 ? "impossiblePair" : first.code;
}
