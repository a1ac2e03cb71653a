import { useTranslation } from "react-i18next";
import type { Turn } from "../contract.ts";
import type { House } from "./DoorColumn.tsx";
import classes from "./queue.module.css";
import { TurnButtons } from "./TurnButtons.tsx";
import { TurnFacts } from "./TurnFacts.tsx";
import type { TurnActs } from "./use-turn-acts.tsx";

interface Props {
  readonly turn: Turn;
  readonly house: House;
  readonly now: Date;
  readonly acts: TurnActs;
}

/** One person in the queue: number, name, how long, how to speak with them, what to do. */
export function TurnRow({ turn, house, now, acts }: Props) {
  const { t } = useTranslation("reception");
  const { person, ticket, urgent, state } = turn;
  const name = person ? [person.given, person.family].filter(Boolean).join(" ") : null;
  return (
    <li className={classes["turn"]} data-state={state}>
      <div className={classes["ticket"]}>
        <bdi>{ticket}</bdi>
        {urgent ? <span className={classes["urgent"]}>{t("queue.urgent")}</span> : null}
      </div>
      <div className={classes["who"]}>
        <strong>{name === null ? t("queue.unknownPerson") : <bdi>{name}</bdi>}</strong>
        <TurnFacts turn={turn} house={house} now={now} />
      </div>
      <TurnButtons turn={turn} house={house} acts={acts} />
    </li>
  );
}
