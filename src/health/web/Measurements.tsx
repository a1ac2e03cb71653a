import { useRef, useState } from "react";
import type { PersonId } from "../../people/contract.ts";
import type { Health, MeasurementKind } from "../contract.ts";
import { bodyMassIndex } from "../rules.ts";
import { CurvePanel } from "./CurvePanel.tsx";
import classes from "./health.module.css";
import cards from "./measurements.module.css";
import { QuickMeasure } from "./QuickMeasure.tsx";
import { SmallCurve } from "./SmallCurve.tsx";
import { useHealthWords } from "./use-health-words.ts";
import type { Writing } from "./writing.ts";

interface Props {
  readonly personId: PersonId;
  readonly health: Health;
  readonly writing: Writing | undefined;
}

/** The quick way in, the latest of each kind, and the curve of the one that is tapped. */
export function Measurements({ personId, health, writing }: Props) {
  const { t, formats } = useHealthWords();
  const [opened, setOpened] = useState<string>();
  const opener = useRef<HTMLButtonElement>(null);
  const { latest, pregnantWeeks } = health;
  const open = latest.find(({ kind }) => kind.key === opened);
  const index = indexOf(health);
  const derived = [
    pregnantWeeks !== null && t("measurement.weeks", { count: pregnantWeeks }),
    index !== undefined &&
      `${t("measurement.bmi")} ${formats.number(index)} (${t("measurement.bmiHint")})`,
  ].filter(Boolean);
  return (
    <section className={classes["section"]} aria-labelledby="measurements">
      <div className={classes["sectionHead"]}>
        <h2 id="measurements">{t("measurement.title")}</h2>
      </div>
      {writing ? <QuickMeasure writing={writing} /> : null}
      {latest.length === 0 ? (
        <div className={classes["nothing"]}>
          <strong>{t("measurement.empty")}</strong>
          <span>{t("measurement.emptyText")}</span>
        </div>
      ) : (
        <ul className={cards["cards"]}>
          {latest.map((one) => (
            <li key={one.kind.key}>
              <LatestCard
                {...one}
                isOpen={opened === one.kind.key}
                onToggle={(button) => {
                  opener.current = button;
                  setOpened(opened === one.kind.key ? undefined : one.kind.key);
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {derived.length > 0 ? <p className={classes["soft"]}>{derived.join(" · ")}</p> : null}
      {open ? (
        <CurvePanel
          key={open.kind.key}
          personId={personId}
          kind={open.kind}
          onClose={() => {
            setOpened(undefined);
            opener.current?.focus();
          }}
        />
      ) : null}
    </section>
  );
}

function LatestCard(
  props: Health["latest"][number] & {
    isOpen: boolean;
    onToggle: (button: HTMLButtonElement) => void;
  },
) {
  const { formats, kindName, unitOf, amount } = useHealthWords();
  const { kind, measurement, before, isOpen, onToggle } = props;
  const { value, secondValue, takenAt, remark, entry } = measurement;
  const points = [{ entryId: entry.id, value, secondValue, takenAt }, ...before];
  return (
    <button
      type="button"
      className={cards["card"]}
      aria-expanded={isOpen}
      onClick={({ currentTarget }) => onToggle(currentTarget)}
    >
      <span className={cards["name"]}>{kindName(kind)}</span>
      <span className={cards["value"]} data-unusual={isUnusual(kind, value, secondValue)}>
        <strong dir="ltr">{amount(kind, value, secondValue)}</strong> <bdi>{unitOf(kind)}</bdi>
      </span>
      <SmallCurve points={points} />
      <span className={cards["when"]}>
        {formats.shortDay(takenAt)}
        {remark ? <bdi> · {remark}</bdi> : null}
      </span>
    </button>
  );
}

function isUnusual({ usual, secondUsual }: MeasurementKind, value: number, second: number | null) {
  const isOut = (range: typeof usual, one: number) => one < range.from || one > range.to;
  return (
    isOut(usual, value) || (second !== null && isOut(secondUsual ?? usual, second)) || undefined
  );
}

/** Of the latest weight and height; of a child it would say little. */
function indexOf({ latest }: Health): number | undefined {
  const latestOf = (key: string) => latest.find(({ kind }) => kind.key === key)?.measurement.value;
  const [weight, height] = [latestOf("weight"), latestOf("height")];
  if (weight === undefined || height === undefined || height < 140) return undefined;
  return bodyMassIndex(weight, height);
}
