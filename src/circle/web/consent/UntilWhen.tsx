import { TextInput } from "@mantine/core";
import { useState } from "react";
import { addMonths, latestShareDay } from "../../rules.ts";
import { Choices } from "../Choices.tsx";
import { today, useCircleWords } from "../use-circle-words.ts";

const spans = ["1", "3", "12", "day"] as const;

/** The last day: one of a few usual ones, or any other. */
export function UntilWhen({
  value,
  onChange,
  error,
}: {
  value: string;
  onChange: (day: string) => void;
  error: string | undefined;
}) {
  const { t, day } = useCircleWords();
  const usual = spans.find((one) => one !== "day" && addMonths(today(), Number(one)) === value);
  const [isOther, setOther] = useState(usual === undefined);
  return (
    <div>
      <Choices
        label={t("share.until")}
        options={spans}
        value={isOther ? "day" : usual}
        textOf={(one) => t(`share.span.${one}`)}
        error={isOther ? undefined : error}
        onChange={(one) => {
          setOther(one === "day");
          if (one !== "day") onChange(addMonths(today(), Number(one)));
        }}
      />
      {isOther ? (
        <TextInput
          mt="sm"
          type="date"
          label={t("share.lastDay")}
          min={today()}
          max={latestShareDay(today())}
          value={value}
          error={error}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : value ? (
        <p style={{ marginBlock: "8px 0", color: "var(--ink-soft)" }}>
          {t("until", { day: day(value) })}
        </p>
      ) : null}
    </div>
  );
}
