import { NumberInput, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import { listClocks, type RequestClock, setClock } from "../../requests.ts";
import classes from "./forms.module.css";
import { Options } from "./Options.tsx";
import { RequestWindow } from "./RequestWindow.tsx";
import { today } from "./use-request-draft.ts";
import { useRequestWords } from "./use-request-words.ts";

const units = ["days", "months"] as const;
const extensions = ["0", "1", "2"] as const;

/** Another term, with where it is written; for what is noted from now on. */
export function EditClock({ clock, onClose }: { clock: RequestClock; onClose: () => void }) {
  const { t, errorAt } = useRequestWords();
  const change = useAct(setClock, [listClocks]);
  const [unit, setUnit] = useState<(typeof units)[number]>(clock.days === null ? "months" : "days");
  const [length, setLength] = useState<number | string>(clock.days ?? clock.months ?? 1);
  const [extension, setExtension] = useState<string>(String(clock.extensionMonths));
  const [source, setSource] = useState(clock.source);
  const [sourceDate, setSourceDate] = useState(today());
  const { kind, aboutHealth } = clock;
  const name = t(`kind.${kind}.name`);
  const go = () => {
    const done = () => {
      sayDone(t("clocks.saved"));
      onClose();
    };
    const term = {
      days: unit === "days" ? Number(length) : null,
      months: unit === "months" ? Number(length) : null,
    };
    const changed = { kind, aboutHealth, ...term, source, sourceDate };
    change.mutate({ ...changed, extensionMonths: Number(extension) }, { onSuccess: done });
  };
  return (
    <RequestWindow
      title={t(aboutHealth ? "clocks.health" : "clocks.other", { kind: name })}
      go={t("clocks.save")}
      isBusy={change.isPending}
      problem={change.error}
      onGo={go}
      onClose={onClose}
    >
      <div className={classes["two"]}>
        <NumberInput
          label={t("clocks.length")}
          value={length}
          min={1}
          max={unit === "days" ? 90 : 3}
          allowDecimal={false}
          data-autofocus
          error={errorAt(change.error, `/${unit}`)}
          onChange={setLength}
        />
        <Options
          label={t("clocks.unit")}
          options={units}
          value={unit}
          textOf={(one) => t(`clocks.${one}`)}
          onChange={setUnit}
        />
      </div>
      <Options
        label={t("clocks.extend")}
        options={extensions}
        value={extensions.find((one) => one === extension)}
        textOf={(one) =>
          one === "0" ? t("clocks.never") : t("term.months", { count: Number(one) })
        }
        onChange={setExtension}
      />
      <TextInput
        label={t("clocks.source")}
        value={source}
        maxLength={300}
        error={errorAt(change.error, "/source")}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t("clocks.sourceDate")}
        value={sourceDate}
        error={errorAt(change.error, "/sourceDate")}
        onChange={(event) => setSourceDate(event.currentTarget.value)}
      />
    </RequestWindow>
  );
}
