import type { Ref } from "react";
import { formatsOf } from "../../platform/web/formats.ts";
import { RingMark } from "../../platform/web/RingMark.tsx";
import classes from "./letter.module.css";
import { useLetterTexts, writtenIn } from "./letter-texts.ts";

interface Props {
  readonly letter: {
    readonly template: string;
    readonly language: string;
    readonly title: string;
    readonly text: string;
    readonly correspondent: string;
    readonly datedOn: string | null;
  };
  readonly from: {
    readonly centre: { readonly name: string; readonly address: string };
    readonly service: string;
    readonly signer: string;
    readonly profession: string;
  };
  readonly writtenAt?: string;
  readonly ref?: Ref<HTMLDivElement>;
}

/** A letter as it lies on the paper: the house at the top, the hand that signs below. */
export function LetterPaper({ letter, from, writtenAt, ref }: Props) {
  const { template, language, title, text, correspondent, datedOn } = letter;
  const texts = useLetterTexts(language, template || "free");
  const { day } = formatsOf(language);
  const profession = texts?.profession(from.profession);
  return (
    <div className={classes["paper"]} data-paper ref={ref} {...writtenIn(language)}>
      <header className={classes["head"]}>
        <RingMark size={44} />
        <p>
          <strong>
            <bdi>{from.centre.name}</bdi>
          </strong>
          <bdi>{from.service}</bdi>
          {from.centre.address ? <bdi>{from.centre.address}</bdi> : null}
        </p>
      </header>
      <p className={classes["to"]}>
        <bdi>{correspondent}</bdi>
      </p>
      <p className={classes["day"]}>
        {day(datedOn ? `${datedOn}T12:00:00` : (writtenAt ?? new Date()))}
      </p>
      <h1 dir="auto">{title}</h1>
      <p className={classes["text"]}>{text}</p>
      <footer className={classes["sign"]}>
        <p>{texts?.regards}</p>
        <p>
          <strong>
            <bdi>{from.signer}</bdi>
          </strong>
          {profession ? <span>{profession}</span> : null}
          <bdi>{from.service}</bdi>
        </p>
      </footer>
    </div>
  );
}
