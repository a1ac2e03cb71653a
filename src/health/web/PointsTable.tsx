import { Button } from "@mantine/core";
import { useState } from "react";
import { useAnswer } from "../../platform/web/queries.ts";
import { type EntryId, getEntry } from "../../record/contract.ts";
import { EntryActs, EntryChips } from "../../record/web/index.ts";
import type { MeasurementKind, Point } from "../contract.ts";
import classes from "./curve.module.css";
import { useHealthWords } from "./use-health-words.ts";

/** The curve as numbers, the newest first; each can be opened: who measured it, and that it was a mistake. */
export function PointsTable({ kind, points }: { kind: MeasurementKind; points: readonly Point[] }) {
  const { t, formats, kindName, unitOf, amount } = useHealthWords();
  const [opened, setOpened] = useState<EntryId>();
  return (
    <details className={classes["values"]}>
      <summary>{`${t("measurement.table")} (${formats.number(points.length)})`}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("measurement.day")}</th>
            <th scope="col">
              {kindName(kind)} ({unitOf(kind)})
            </th>
            <td />
          </tr>
        </thead>
        <tbody>
          {points.map(({ entryId, value, secondValue, takenAt }) => (
            <tr key={entryId}>
              <th scope="row">
                {formats.dayTime(takenAt)}
                {opened === entryId ? <Opened id={entryId} /> : null}
              </th>
              <td dir="ltr">{amount(kind, value, secondValue)}</td>
              <td data-screen-only>
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-expanded={opened === entryId}
                  aria-label={`${t("measurement.open")} : ${formats.dayTime(takenAt)}`}
                  onClick={() => setOpened(opened === entryId ? undefined : entryId)}
                >
                  {t("measurement.open")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

function Opened({ id }: { id: EntryId }) {
  const { signature } = useHealthWords();
  const { data: entry } = useAnswer(getEntry, { id }, { staleTime: 60_000, gcTime: 0 });
  if (!entry) return null;
  return (
    <div className={classes["opened"]}>
      <p>{signature(entry)}</p>
      <EntryChips entry={entry} />
      <EntryActs entry={entry} />
    </div>
  );
}
