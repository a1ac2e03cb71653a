import { IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/web/formats.ts";
import type { Turn } from "../contract.ts";
import { minutesSince, waitingClock } from "../waiting-time.ts";
import type { House } from "./DoorColumn.tsx";
import { DoorPictogram, SignPictogram } from "./Pictogram.tsx";
import classes from "./queue.module.css";
import { TurnButtons } from "./TurnButtons.tsx";
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
    <li className={classes["turn"]} data-state={state} data-urgent={urgent || undefined}>
      <div className={classes["ticket"]}>
        <bdi>{ticket}</bdi>
        {urgent ? <span className={classes["urgent"]}>{t("queue.urgent")}</span> : null}
      </div>
      <div className={classes["who"]}>
        <strong>{name === null ? t("queue.unknownPerson") : <bdi>{name}</bdi>}</strong>
        <Facts turn={turn} house={house} now={now} />
      </div>
      <TurnButtons turn={turn} house={house} acts={acts} />
    </li>
  );
}

function Facts({ turn, house, now }: Omit<Props, "acts">) {
  const { t } = useTranslation("reception");
  const { time, locale } = useFormats();
  const { person, state, waitingSince, calledAt, calledBy, room } = turn;
  const languages = new Intl.DisplayNames(locale, { type: "language" });
  const waited = waitingClock(minutesSince(waitingSince, now));
  const also = house.doors.filter(({ key }) => turn.alsoAt.includes(key) && key !== turn.door);
  return (
    <span className={classes["facts"]}>
      {state === "waiting" ? (
        <span title={t("queue.since", { time: waited })}>
          <IconClock size={18} stroke={1.8} aria-hidden />
          <bdi>{waited}</bdi>
        </span>
      ) : (
        <span>
          <b>{t(`state.${state}`)}</b>
          {calledAt
            ? t(calledBy ? "queue.calledBy" : "queue.calledAgo", {
                time: time(calledAt),
                name: calledBy,
              })
            : null}
          {room ? ` · ${t("queue.inRoom", { room })}` : null}
        </span>
      )}
      {person?.languages[0] ? <span>{languages.of(person.languages[0])}</span> : null}
      {person?.interpreter ? (
        <span className={classes["interpreter"]}>
          <SignPictogram sign="interpreter" size="1.3em" />
          {t("queue.interpreter", { language: languages.of(person.interpreter) })}
        </span>
      ) : null}
      {also.length > 0 ? (
        <span>
          {t("queue.alsoAt")}
          {also.map((door) => (
            <span key={door.key} className={classes["also"]} data-door={door.colour}>
              <DoorPictogram pictogram={door.pictogram} size="1.2em" />
              {door.name}
            </span>
          ))}
        </span>
      ) : null}
    </span>
  );
}
