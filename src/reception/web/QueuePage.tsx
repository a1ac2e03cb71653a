import { Alert, TextInput } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Empty } from "../../platform/web/Empty.tsx";
import { useFormats } from "../../platform/web/formats.ts";
import { useLive } from "../../platform/web/live.ts";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listDoors, listQueue } from "../contract.ts";
import { DoorColumn } from "./DoorColumn.tsx";
import { DoorFilter } from "./DoorFilter.tsx";
import { EndedTurns } from "./EndedTurns.tsx";
import { useKeys } from "./keys.ts";
import classes from "./queue.module.css";
import { useRemembered } from "./remembered.ts";
import { useNow } from "./use-now.ts";
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
  const acts = useTurnActs(room);

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
    <div className={classes["page"]}>
      <PageHead title={t("queue.title")} text={t("queue.waiting", { count: queue.waiting.length })}>
        <TextInput
          className={classes["room"] ?? ""}
          label={t("queue.room")}
          placeholder={t("queue.roomPlaceholder")}
          title={t("queue.roomHint")}
          maxLength={40}
          value={room}
          onChange={(event) => setRoom(event.currentTarget.value)}
        />
      </PageHead>
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
    </div>
  );
}
