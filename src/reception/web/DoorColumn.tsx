import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Door, Turn } from "../contract.ts";
import { DoorPlate } from "./DoorSign.tsx";
import classes from "./queue.module.css";
import { TurnRow } from "./TurnRow.tsx";
import type { TurnActs } from "./use-turn-acts.tsx";

export interface House {
  readonly turns: readonly Turn[];
  readonly doors: readonly Door[];
}

interface Props {
  readonly door: Door;
  readonly house: House;
  readonly now: Date;
  readonly acts: TurnActs;
  /** The key `n` calls for this door. */
  readonly hasKey: boolean;
}

/** One door: who is called or with somebody, who waits, and the one thing to do: call the next. */
export function DoorColumn({ door, house, now, acts, hasKey }: Props) {
  const { t } = useTranslation("reception");
  const turns = house.turns.filter((turn) => turn.door === door.key);
  const waiting = turns.filter(({ state }) => state === "waiting");
  const called = turns.filter(({ state }) => state !== "waiting");
  const row = (turn: Turn) => (
    <TurnRow key={turn.id} turn={turn} house={house} now={now} acts={acts} />
  );
  return (
    <section className={classes["column"]} data-door={door.colour} aria-label={door.name}>
      <header className={classes["doorHead"]}>
        <DoorPlate door={door} size="2.5rem" />
        <h2>{door.name}</h2>
        <Button
          size="md"
          loading={acts.busy === door.key}
          disabled={waiting.length === 0}
          title={waiting.length === 0 ? t("queue.callNextWhy") : undefined}
          onClick={() => acts.callNext(door)}
        >
          {t("queue.callNext")}
          {hasKey ? <kbd className={classes["key"]}>N</kbd> : null}
        </Button>
      </header>
      {called.length > 0 ? <ul className={classes["called"]}>{called.map(row)}</ul> : null}
      {waiting.length > 0 ? (
        <ol className={classes["waiting"]}>{waiting.map(row)}</ol>
      ) : (
        <p className={classes["empty"]}>{t("queue.empty")}</p>
      )}
    </section>
  );
}
