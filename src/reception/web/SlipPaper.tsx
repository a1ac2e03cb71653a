import type { Ref } from "react";
import type { PersonLanguage } from "../../platform/person-languages.ts";
import { formatsOf } from "../../platform/web/formats.ts";
import type { Door } from "../contract.ts";
import { repeatsWord } from "../door-words.ts";
import type { Slip } from "../slip.ts";
import { ClockFace } from "./ClockFace.tsx";
import { DoorPlate } from "./DoorSign.tsx";
import { SignPictogram } from "./Pictogram.tsx";
import { type PersonTexts, writtenIn } from "./person-texts.ts";
import { QrCode } from "./QrCode.tsx";
import type { Sign } from "./sign-drawings.tsx";
import classes from "./slip.module.css";

interface SlipPaperProps {
  readonly slip: Slip;
  readonly language: PersonLanguage;
  readonly texts: PersonTexts;
  readonly centre: string;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The paper, 80 mm wide: numbers and pictures first, few words, nobody's name. */
export function SlipPaper({ slip, language, texts, centre, ref }: SlipPaperProps) {
  const { tickets, arrivedAt, cardNumber, withInterpreter } = slip;
  const steps: readonly [Sign, string][] = [
    ["wait", texts["slip.wait"]],
    ["screen", texts["slip.look"]],
    ["go", texts["slip.go"]],
    ...(withInterpreter ? [["interpreter", texts["slip.interpreter"]] as const] : []),
  ].map(([sign, text]) => [sign as Sign, text as string]);
  return (
    <div className={classes["slip"]} data-paper ref={ref} {...writtenIn(language)}>
      <p className={classes["centre"]}>
        <bdi>{centre}</bdi>
      </p>
      <p className={classes["label"]}>
        {texts[tickets.length > 1 ? "slip.numbers" : "slip.number"]}
      </p>
      {tickets.map(({ ticket, door }) => (
        <TicketOfDoor
          key={ticket}
          ticket={ticket}
          door={door}
          texts={texts}
          isOne={tickets.length === 1}
        />
      ))}
      <div className={classes["arrived"]}>
        <ClockFace at={new Date(arrivedAt)} size="13mm" />
        <div>
          {texts["slip.time"]}
          <strong>
            <bdi>{formatsOf(language).time(arrivedAt)}</bdi>
          </strong>
        </div>
      </div>
      <ol className={classes["steps"]}>
        {steps.map(([sign, text]) => (
          <li key={sign}>
            <SignPictogram sign={sign} size="11mm" />
            <span>{text}</span>
          </li>
        ))}
      </ol>
      <div className={classes["foot"]}>
        {cardNumber ? <QrCode text={cardNumber} label={cardNumber} size="25mm" /> : null}
        <p>
          {texts["slip.keep"]}
          {cardNumber ? <bdi className={classes["cardNumber"]}>{cardNumber}</bdi> : null}
        </p>
      </div>
    </div>
  );
}

interface TicketProps {
  readonly ticket: string;
  readonly door: Door;
  readonly texts: PersonTexts;
  readonly isOne: boolean;
}

function TicketOfDoor({ ticket, door, texts, isOne }: TicketProps) {
  const word = texts[`door.${door.pictogram}`];
  return (
    <section className={classes["ticket"]} data-one={isOne || undefined} data-door={door.colour}>
      <bdi className={classes["number"]}>{ticket}</bdi>
      <div className={classes["door"]}>
        <DoorPlate door={door} size={isOne ? "17mm" : "13mm"} />
        <div>
          <strong>{word}</strong>
          <span>
            {texts[`colour.${door.colour}`]}
            {repeatsWord(door.name, word) ? null : (
              <>
                {" · "}
                <bdi>{door.name}</bdi>
              </>
            )}
          </span>
        </div>
      </div>
    </section>
  );
}
