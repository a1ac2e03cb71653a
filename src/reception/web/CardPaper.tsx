import type { Ref } from "react";
import type { Person } from "../../people/contract.ts";
import type { PersonLanguage } from "../../platform/person-languages.ts";
import classes from "./card.module.css";
import { type PersonTexts, writtenIn } from "./person-texts.ts";
import { QrCode } from "./QrCode.tsx";

interface CardPaperProps {
  readonly person: Pick<Person, "number" | "given" | "family">;
  readonly centre: { readonly name: string; readonly address: string };
  readonly language: PersonLanguage;
  readonly texts: PersonTexts;
  readonly ref?: Ref<HTMLDivElement>;
}

/** 85.6 × 54 mm. The name as the person is called and where the house is; nothing of why they come. */
export function CardPaper({ person, centre, language, texts, ref }: CardPaperProps) {
  return (
    <div className={classes["card"]} ref={ref} data-paper {...writtenIn(language)}>
      <header>
        <svg viewBox="0 0 48 48" width="9mm" height="9mm" aria-hidden="true">
          <path
            d="M31.8 7.800A18 18 0 1 0 41 17.8"
            fill="none"
            stroke="#14505a"
            strokeWidth="5.5"
            strokeLinecap="round"
          />
          <circle cx="38.5" cy="11" r="4.2" fill="#c4501f" />
        </svg>
        <div>
          <bdi className={classes["centre"]}>{centre.name}</bdi>
          <bdi className={classes["address"]}>{centre.address}</bdi>
        </div>
      </header>
      <div className={classes["who"]}>
        <div>
          <bdi className={classes["name"]}>{[person.given, person.family].join(" ").trim()}</bdi>
          <bdi className={classes["number"]}>{person.number}</bdi>
        </div>
        <QrCode text={person.number} label={person.number} size="24mm" />
      </div>
      <p>{texts["card.show"]}</p>
    </div>
  );
}
