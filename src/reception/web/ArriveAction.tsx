import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PersonId } from "../../people/contract.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct, useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { arrive, listDoors, listQueue, type Turn, type TurnExtra } from "../contract.ts";
import { type Slip, slipOf } from "../slip.ts";
import { AlreadyWaiting } from "./AlreadyWaiting.tsx";
import classes from "./arrive.module.css";
import { DoorChoice } from "./DoorChoice.tsx";
import { useKeys } from "./keys.ts";
import { SlipToPrint } from "./SlipToPrint.tsx";

export interface ArriveActionProps {
  readonly personId: PersonId;
  /** After the slip was shown and closed. */
  readonly onArrived: () => void;
}

/** A person is here: which doors, urgent or not; then the slip for the waiting room. */
export function ArriveAction({ personId, onArrived }: ArriveActionProps) {
  const { t } = useTranslation("reception");
  const textOf = useProblemText("reception");
  const { data, error, refetch } = useAnswer(listDoors, {}, { staleTime: 300_000 });
  const act = useAct(arrive, [listQueue]);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [isUrgent, setUrgent] = useState(false);
  const [slip, setSlip] = useState<Slip>();
  const doors = data?.doors ?? [];
  const already = alreadyWaiting(act.error);

  const toggle = (key: string) =>
    setChosen((before) =>
      before.includes(key) ? before.filter((one) => one !== key) : [...before, key],
    );
  const confirm = () => {
    if (chosen.length === 0 || act.isPending) return;
    act.mutate(
      { personId, doors: [...chosen], ...(isUrgent && { urgent: true }) },
      { onSuccess: (arrival) => setSlip(slipOf(arrival, doors)) },
    );
  };
  const isChoosing = !slip && !already;
  useKeys(
    isChoosing
      ? {
          ...Object.fromEntries(
            doors.slice(0, 9).map(({ key }, index) => [String(index + 1), () => toggle(key)]),
          ),
          u: () => setUrgent((before) => !before),
          Enter: confirm,
        }
      : {},
  );

  if (slip) return <SlipToPrint slip={slip} onDone={onArrived} />;
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  if (doors.length === 0)
    return <Empty title={t("arrive.noDoors")}>{t("arrive.noDoorsText")}</Empty>;
  if (already) {
    return (
      <AlreadyWaiting
        turn={already}
        doors={doors}
        onSlip={() =>
          setSlip(
            slipOf(
              {
                id: already.arrivalId,
                personId,
                arrivedAt: already.waitingSince,
                turns: [already],
              },
              doors,
            ),
          )
        }
        onBack={() => {
          act.reset();
          setChosen(chosen.filter((key) => key !== already.door));
        }}
      />
    );
  }
  return (
    <section className={classes["arrive"]}>
      <div className={classes["head"]}>
        <p>{t("arrive.hint")}</p>
        <p className={classes["keysHint"]}>{t("arrive.keys")}</p>
      </div>
      <DoorChoice doors={doors} chosen={chosen} onToggle={toggle} onConfirm={confirm} />
      {act.error ? (
        <p role="alert" className={classes["problem"]}>
          {textOf(act.error)}
        </p>
      ) : null}
      <div className={classes["buttons"]}>
        <Button
          size="lg"
          onClick={confirm}
          loading={act.isPending}
          disabled={chosen.length === 0}
          title={chosen.length === 0 ? t("arrive.confirmWhy") : undefined}
        >
          {t("arrive.confirm")}
        </Button>
        <button
          type="button"
          className={classes["urgent"]}
          aria-pressed={isUrgent}
          title={t("arrive.urgentHint")}
          onClick={() => setUrgent(!isUrgent)}
        >
          {t("arrive.urgent")}
        </button>
        {chosen.length === 0 ? (
          <span className={classes["why"]}>{t("arrive.confirmWhy")}</span>
        ) : null}
      </div>
    </section>
  );
}

function alreadyWaiting(problem: { code: string; extra: unknown } | null): Turn | undefined {
  if (problem?.code !== "already-waiting") return undefined;
  return (problem.extra as Partial<TurnExtra> | undefined)?.turn;
}
