import { IconClock } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/web/formats.ts";
import type { Turn } from "../contract.ts";
import { isBareRoomNumber } from "../room.ts";
import { minutesSince, waitingClock } from "../waiting-time.ts";
import type { House } from "./DoorColumn.tsx";
import { DoorPictogram, SignPictogram } from "./Pictogram.tsx";
import classes from "./queue.module.css";
import { useTongue } from "./use-tongue.ts";
import { whyNot } from "./why-not.ts";

interface Props {
  readonly turn: Turn;
  readonly house: House;
  readonly now: Date;
}

/** How long or with whom, how to speak with the person, where else they are awaited. */
export function TurnFacts({ turn, house, now }: Props) {
  const { t } = useTranslation("reception");
  const tongue = useTongue();
  const { person, state } = turn;
  const spoken = person?.languages[0];
  const whyNotCall = state === "waiting" ? whyNot(turn, "call", house, t) : undefined;
  const also = house.doors.filter(({ key }) => turn.alsoAt.includes(key) && key !== turn.door);
  return (
    <div className={classes["facts"]}>
      {state === "waiting" ? (
        <Waited since={turn.waitingSince} now={now} />
      ) : (
        <WhereNow turn={turn} />
      )}
      {spoken && spoken !== person.interpreter ? <span>{tongue(spoken)}</span> : null}
      {person?.interpreter ? (
        <span className={classes["interpreter"]}>
          <SignPictogram sign="interpreter" size="1.3em" />
          {t("queue.interpreter", { language: tongue(person.interpreter) })}
        </span>
      ) : null}
      {whyNotCall ? <span className={classes["elsewhere"]}>{whyNotCall}</span> : null}
      {also.length > 0 && !whyNotCall ? (
        <span className={classes["alsoAt"]}>
          {t("queue.alsoAt")}
          {also.map((door) => (
            <span key={door.key} className={classes["also"]} data-door={door.colour}>
              <DoorPictogram pictogram={door.pictogram} size="1.2em" />
              {door.name}
            </span>
          ))}
        </span>
      ) : null}
    </div>
  );
}

function Waited({ since, now }: { since: string; now: Date }) {
  const { t } = useTranslation("reception");
  const time = waitingClock(minutesSince(since, now));
  return (
    <span title={t("queue.since", { time })}>
      <IconClock size={18} stroke={1.8} aria-hidden />
      <bdi className={classes["figures"]}>{time}</bdi>
    </span>
  );
}

function WhereNow({ turn: { state, calledAt, calledBy, room } }: { turn: Turn }) {
  const { t } = useTranslation("reception");
  const { time } = useFormats();
  const where = room && isBareRoomNumber(room) ? t("queue.inRoom", { room }) : room;
  const facts = [calledAt && time(calledAt), where, calledBy].filter(Boolean);
  return (
    <p>
      <b>{t(`state.${state}`)}</b>
      {` ${facts.join(" · ")}`}
    </p>
  );
}
