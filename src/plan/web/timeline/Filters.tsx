import { NativeSelect } from "@mantine/core";
import { domains } from "../../../needs/contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./timeline.module.css";
import type { Chosen, TimelineAnswer } from "./use-timeline.ts";

/** Which kind, which part of life, whose. What is chosen begins at the newest again. */
export function Filters({
  first,
  chosen,
  onChange,
}: {
  first: TimelineAnswer;
  chosen: Chosen;
  onChange: (chosen: Chosen) => void;
}) {
  const { t } = usePlanWords();
  const { month: _, ...kept } = chosen;
  const kind = first.kinds.find((one) => one === chosen.kind);
  const service = first.services.find(({ id }) => id === chosen.service);
  const without = (name: keyof Chosen): Chosen =>
    Object.fromEntries(Object.entries(kept).filter(([key]) => key !== name));
  return (
    <div className={classes["filters"]}>
      <NativeSelect
        label={t("timeline.kind")}
        value={kind ?? ""}
        onChange={({ currentTarget: { value } }) => {
          const one = first.kinds.find((known) => known === value);
          onChange({ ...without("kind"), ...(one && { kind: one }) });
        }}
        data={[
          { value: "", label: t("timeline.all") },
          ...first.kinds.map((one) => ({ value: one, label: t(`kind.${one}`) })),
        ]}
      />
      <NativeSelect
        label={t("timeline.domain")}
        value={chosen.domain ?? ""}
        onChange={({ currentTarget: { value } }) => {
          const one = domains.find((known) => known === value);
          onChange({ ...without("domain"), ...(one && { domain: one }) });
        }}
        data={[
          { value: "", label: t("timeline.all") },
          ...domains.map((one) => ({ value: one, label: t(`needs:domain.${one}`) })),
        ]}
      />
      {first.services.length > 1 ? (
        <NativeSelect
          label={t("timeline.service")}
          value={service?.id ?? ""}
          onChange={({ currentTarget: { value } }) => {
            const one = first.services.find(({ id }) => id === value);
            onChange({ ...without("service"), ...(one && { service: one.id }) });
          }}
          data={[
            { value: "", label: t("timeline.all") },
            ...first.services.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : null}
    </div>
  );
}
