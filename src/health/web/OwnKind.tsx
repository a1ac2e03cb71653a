import { Button, NumberInput, TextInput } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { useState } from "react";
import type { ServiceId } from "../../access/contract.ts";
import { sayDone } from "../../platform/web/say.ts";
import { errorAt, useWrite } from "../../platform/web/use-write.ts";
import { addMeasurementKind, listMeasurementKinds } from "../contract.ts";
import forms from "./forms.module.css";
import classes from "./measurements.module.css";
import { Refused } from "./Refused.tsx";
import { useHealthWords } from "./use-health-words.ts";

const limits = ["possibleFrom", "possibleTo", "usualFrom", "usualTo"] as const;
type Limits = Record<(typeof limits)[number], number | "">;

interface Props {
  readonly serviceId: ServiceId;
  readonly onAdded: (key: string) => void;
}

/** Something that this service measures and the house does not know of. Few need it: folded. */
export function OwnKind({ serviceId, onAdded }: Props) {
  const { t } = useHealthWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={classes["more"]}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>
        {t("kind.add")}
        <IconChevronDown size={18} stroke={1.8} aria-hidden />
      </summary>
      {isOpen ? (
        <KindForm
          serviceId={serviceId}
          onAdded={(key) => {
            setOpen(false);
            onAdded(key);
          }}
        />
      ) : null}
    </details>
  );
}

function KindForm({ serviceId, onAdded }: Props) {
  const { t, wrong } = useHealthWords();
  const add = useWrite(addMeasurementKind, [listMeasurementKinds]);
  const [name, setName] = useState("");
  const [unit, setUnit] = useState("");
  const [decimals, setDecimals] = useState(0);
  const [ranges, setRanges] = useState<Limits>({
    ...{ possibleFrom: "", possibleTo: "", usualFrom: "", usualTo: "" },
  });
  const isComplete = limits.every((one) => ranges[one] !== "");
  const meant = add.error?.errors.find(({ path }) => path === "/unit")?.detail;
  const limit = (key: keyof Limits, label: string) => (
    <NumberInput
      label={label}
      hideControls
      value={ranges[key]}
      onChange={(value) => setRanges({ ...ranges, [key]: value === "" ? "" : Number(value) })}
    />
  );
  const range = (what: "possible" | "usual") => (
    <fieldset className={forms["range"]}>
      <legend>{t(`kind.${what}`)}</legend>
      <p>{t(`kind.${what}Hint`)}</p>
      <div>
        {limit(`${what}From`, t("kind.least"))}
        {limit(`${what}To`, t("kind.most"))}
      </div>
      {errorAt(add.error, `/${what}`) ? (
        <p className={forms["wrong"]}>{wrong(add.error, `/${what}`)}</p>
      ) : null}
    </fieldset>
  );
  return (
    <form
      className={forms["small"]}
      aria-label={t("kind.add")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isComplete) return;
        const [possibleFrom, possibleTo, usualFrom, usualTo] = limits.map((one) =>
          Number(ranges[one]),
        ) as [number, number, number, number];
        add.mutate(
          {
            ...{ serviceId, name, unit: unit.trim(), decimals },
            possible: { from: possibleFrom, to: possibleTo },
            usual: { from: usualFrom, to: usualTo },
          },
          {
            onSuccess: ({ key }) => {
              sayDone(t("kind.saved"));
              onAdded(key);
            },
          },
        );
      }}
    >
      <div className={forms["fields"]}>
        <TextInput
          label={t("kind.name")}
          maxLength={80}
          autoComplete="off"
          value={name}
          error={wrong(add.error, "/name")}
          onChange={({ currentTarget }) => setName(currentTarget.value)}
        />
        <TextInput
          label={t("kind.unit")}
          description={t("kind.unitHint")}
          maxLength={30}
          autoComplete="off"
          value={unit}
          error={meant ? t("wrong.unitMeant", { meant }) : wrong(add.error, "/unit")}
          onChange={({ currentTarget }) => setUnit(currentTarget.value)}
        />
        <NumberInput
          label={t("kind.decimals")}
          min={0}
          max={3}
          value={decimals}
          onChange={(value) => setDecimals(Number(value) || 0)}
        />
      </div>
      {range("possible")}
      {range("usual")}
      <Refused problem={add.error} />
      <div className={forms["foot"]}>
        <Button type="submit" variant="light" loading={add.isPending} disabled={!isComplete}>
          {t("kind.save")}
        </Button>
      </div>
    </form>
  );
}
