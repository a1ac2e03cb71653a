import type { CSSProperties } from "react";
import type { Output } from "../../platform/endpoint.ts";
import type { showScreen } from "../contract.ts";
import { repeatsWord } from "../door-words.ts";
import { isBareRoomNumber } from "../room.ts";
import { DoorPlate } from "./DoorSign.tsx";
import { DoorPictogram } from "./Pictogram.tsx";
import { writtenIn } from "./person-texts.ts";
import classes from "./screen.module.css";
import type { Spoken } from "./use-rotation.ts";

type Called = Output<typeof showScreen>["called"][number];

interface Props {
  /** The newest first. */
  readonly called: readonly Called[];
  readonly spoken: Spoken;
  readonly fresh: ReadonlySet<string>;
}

const mostBeside = 5;
const fewestRows = 3;

/** The newest call as large as the wall allows, the ones before it beside it. */
export function CalledBoard({ called, spoken, fresh }: Props) {
  const [newest, ...before] = called;
  if (!newest) return null;
  const beside = before.slice(0, mostBeside);
  return (
    <main className={classes["board"]} aria-live="polite">
      <Newest
        key={`${newest.ticket} ${newest.calledAt}`}
        call={newest}
        spoken={spoken}
        isFresh={fresh.has(`${newest.ticket} ${newest.calledAt}`)}
      />
      {beside.length > 0 ? (
        <ol
          className={classes["before"]}
          style={{ "--rows": Math.max(fewestRows, beside.length) } as CSSProperties}
        >
          {beside.map((call) => (
            <Before
              key={`${call.ticket} ${call.calledAt}`}
              call={call}
              spoken={spoken}
              isFresh={fresh.has(`${call.ticket} ${call.calledAt}`)}
            />
          ))}
        </ol>
      ) : null}
    </main>
  );
}

interface CallProps {
  readonly call: Called;
  readonly spoken: Spoken;
  readonly isFresh: boolean;
}

function Newest({ call, spoken, isFresh }: CallProps) {
  const { ticket, door } = call;
  return (
    <section
      className={classes["newest"]}
      data-door={door.colour}
      data-fresh={isFresh || undefined}
      style={{ "--characters": Math.max(4, ticket.length) } as CSSProperties}
    >
      <span className={classes["number"]}>
        <bdi>{ticket}</bdi>
      </span>
      <div className={classes["where"]}>
        <DoorPictogram pictogram={door.pictogram} size="min(24cqb, 17cqi)" />
        <Where call={call} spoken={spoken} />
      </div>
    </section>
  );
}

function Before({ call, spoken, isFresh }: CallProps) {
  const { ticket, door } = call;
  return (
    <li data-door={door.colour} data-fresh={isFresh || undefined}>
      <DoorPlate door={door} size="min(calc(70cqb / var(--rows)), 15cqi)" />
      <span className={classes["number"]}>
        <bdi>{ticket}</bdi>
      </span>
      <Where call={call} spoken={spoken} />
    </li>
  );
}

/**
 * The word in the language whose turn it is, then what hangs on the door itself and the room. The
 * key makes the words appear anew, softly, with each language.
 */
function Where({ call, spoken: { language, texts } }: Omit<CallProps, "isFresh">) {
  const { door, room } = call;
  const word = texts[`door.${door.pictogram}`];
  const name = repeatsWord(door.name, word) ? "" : door.name;
  return (
    <div className={classes["words"]} key={language} {...writtenIn(language)}>
      <strong>{word}</strong>
      {name ? (
        <span>
          <bdi>{name}</bdi>
        </span>
      ) : null}
      {room ? (
        <span>
          {isBareRoomNumber(room) ? `${texts["screen.room"]} ` : null}
          <bdi>{room}</bdi>
        </span>
      ) : null}
    </div>
  );
}
