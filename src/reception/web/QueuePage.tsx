import { Alert } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Empty } from "../../platform/web/Empty.tsx";
import { useFormats } from "../../platform/web/formats.ts";
import { useLive } from "../../platform/web/live.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { useNow } from "../../platform/web/use-now.ts";
import { listDoors, listQueue, type Turn } from "../contract.ts";
import { DoorColumn } from "./DoorColumn.tsx";
import { DoorFilter } from "./DoorFilter.tsx";
import { EndedTurns } from "./EndedTurns.tsx";
import { useKeys } from "./keys.ts";
import classes from "./queue.module.css";
import { RoomField } from "./RoomField.tsx";
import { useRemembered } from "./remembered.ts";
import { SlipWindow } from "./SlipWindow.tsx";
import { useTurnActs } from "./use-turn-acts.tsx";

/** Who waits, door by door. A colleague chooses the doors they call for; the desk sees the house. */
export function QueuePage() {
  const { t } = useTranslation("reception");
  const { time } = useFormats();
  const doorsAnswer = useAnswer(listDoors, {}, { staleTime: 300_000 });
  const { data: queue, error, refetch, connection, dataUpdatedAt } = useLive(listQueue, {});
  const [chosen, setChosen] = useRemembered<readonly string[]>("doors", []);
  const [room, setRoom] = useRemembered("room", "");
  const now = useNow(10_000);
  const [slipFor, setSlipFor] = useState<Turn>();
  const acts = useTurnActs(room, setSlipFor);

  const doors = doorsAnswer.data?.doors ?? [];
  const mine = doors.filter(({ key }) => chosen.includes(key));
  const shown = mine.length > 0 ? mine : doors;
  const turns = queue ? [...queue.called, ...queue.waiting] : [];
  const isWaitedFor = (key: string) => queue?.waiting.some(({ door }) => door === key) ?? false;
  const [only] = shown;
  useKeys({
    n:
      shown.length === 1 && only && !acts.busy && isWaitedFor(only.key)
        ? () => acts.callNext(only)
        : undefined,
  });

  const problem = doorsAnswer.error ?? (queue ? null : error);
  if (problem) return <Sorry problem={problem} onRetry={() => refetch()} />;
  if (!queue || !doorsAnswer.data) return <RingWaiting />;
  if (doors.length === 0)
    return <Empty title={t("arrive.noDoors")}>{t("arrive.noDoorsText")}</Empty>;
  const house = { turns, doors };
  return (
    <div className={classes["page"]} data-wide>
      <header className={classes["head"]}>
        <h1>{t("queue.title")}</h1>
        <p>{t("queue.waiting", { count: queue.waiting.length })}</p>
        <RoomField room={room} onRoom={setRoom} turns={[...turns, ...queue.ended]} />
      </header>
      {connection === "reconnecting" ? (
        <Alert className={classes["reconnecting"] ?? ""} role="status">
          {t("queue.reconnecting", { time: time(new Date(dataUpdatedAt)) })}
        </Alert>
      ) : null}
      <DoorFilter doors={doors} waiting={queue.waiting} chosen={chosen} onChoose={setChosen} />
      {turns.length === 0 ? <p className={classes["nobody"]}>{t("queue.emptyText")}</p> : null}
      <div className={classes["columns"]} data-count={Math.min(3, shown.length)}>
        {shown.map((door) => (
          <DoorColumn
            key={door.key}
            door={door}
            house={house}
            now={now}
            acts={acts}
            hasKey={shown.length === 1}
          />
        ))}
      </div>
      <EndedTurns
        turns={queue.ended.filter(({ door }) => shown.some(({ key }) => key === door))}
        house={house}
        acts={acts}
      />
      <SlipWindow turn={slipFor} house={house} onClose={() => setSlipFor(undefined)} />
    </div>
  );
}
