import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Turn } from "../contract.ts";
import type { House } from "./DoorColumn.tsx";
import { DoorSign } from "./DoorSign.tsx";
import classes from "./queue.module.css";
import type { TurnActs } from "./use-turn-acts.tsx";
import { whyNot } from "./why-not.ts";

interface Props {
  readonly turns: readonly Turn[];
  readonly house: House;
  readonly acts: TurnActs;
}

/** Finished, left and handed on today: to look up, and to bring back after a slip of the hand. */
export function EndedTurns({ turns, house, acts }: Props) {
  const { t } = useTranslation("reception");
  if (turns.length === 0) return null;
  return (
    <details className={classes["ended"]}>
      <summary>{t("queue.ended", { count: turns.length })}</summary>
      <ul>
        {turns.map((turn) => {
          const door = house.doors.find(({ key }) => key === turn.door);
          const why = whyNot(turn, "back", house, t);
          return (
            <li key={turn.id}>
              <bdi className={classes["endedTicket"]}>{turn.ticket}</bdi>
              <bdi>{turn.person ? `${turn.person.given} ${turn.person.family}`.trim() : ""}</bdi>
              {door ? <DoorSign door={door} /> : null}
              <span className={classes["endedState"]}>{t(`state.${turn.state}`)}</span>
              <Button
                size="sm"
                variant="subtle"
                disabled={why !== undefined}
                title={why}
                loading={acts.busy === turn.id}
                onClick={() => acts.move(turn, "back")}
              >
                {t("act.back")}
              </Button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}
