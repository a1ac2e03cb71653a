import { IconCalendarEvent, IconMapPin, IconUserHeart } from "@tabler/icons-react";
import type { Ref } from "react";
import { domainPictures } from "../../../needs/web/index.ts";
import type { PersonLanguage } from "../../../platform/person-languages.ts";
import { formatsOf } from "../../../platform/web/formats.ts";
import type { PicturePaper as Paper } from "../../contract.ts";
import { PaperCircle } from "./PaperCircle.tsx";
import classes from "./paper.module.css";
import { type PersonTexts, wordIn, wordsOf, writtenIn } from "./person-texts.ts";

interface Props {
  readonly paper: Paper;
  readonly language: PersonLanguage;
  readonly texts: PersonTexts;
  readonly ref?: Ref<HTMLDivElement>;
}

/** The page itself: pictures beside words, few words, big. What was agreed stands as it was written. */
export function PicturePaper({ paper, language, texts, ref }: Props) {
  const { day } = formatsOf(language);
  const words = wordsOf(texts);
  const { needs, next, house } = paper;
  const noon = (on: string) => day(`${on}T12:00:00`);
  return (
    <div className={classes["paper"]} data-paper ref={ref} {...writtenIn(language)}>
      <header>
        <div>
          <h1>{words("title")}</h1>
          <p>
            <bdi>{`${paper.given} ${paper.family}`.trim()}</bdi> ·{" "}
            <bdi dir="ltr">{paper.number}</bdi>
            {" · "}
            {noon(paper.madeOn)}
          </p>
        </div>
        {needs.length > 0 ? <PaperCircle needs={needs} /> : null}
      </header>

      <h2>{words("needs")}</h2>
      {needs.length === 0 ? <p className={classes["soft"]}>{words("needsNone")}</p> : null}
      <ul className={classes["needs"]}>
        {needs.map(({ what, domain, state, helpers }, index) => {
          const Sign = domainPictures[domain];
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a page that is printed once, of which nothing moves
            <li key={`${what} ${index}`}>
              <Sign size={38} stroke={1.7} aria-hidden />
              <div>
                <strong>{wordIn(texts, `what.${what}`) ?? words(`domain.${domain}`)}</strong>
                {helpers.length > 0 ? (
                  <span>
                    {words("helps")} <bdi>{helpers.join(", ")}</bdi>
                  </span>
                ) : (
                  <span>{words(state === "being-helped" ? "weHelp" : "weLook")}</span>
                )}
              </div>
            </li>
          );
        })}
      </ul>

      <h2>
        <IconCalendarEvent size={30} stroke={1.7} aria-hidden />
        {words("next")}
      </h2>
      {next.length === 0 ? <p className={classes["soft"]}>{words("nextNone")}</p> : null}
      <ul className={classes["next"]}>
        {next.map(({ step, on, by }) => (
          <li key={`${step} ${on}`}>
            <strong>
              <bdi>{step}</bdi>
            </strong>
            <span>
              {on ? words("until", { day: noon(on) }) : null}
              {on && by ? " · " : null}
              {by ? (
                <>
                  <IconUserHeart size={22} stroke={1.7} aria-hidden /> <bdi>{by.name}</bdi>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>

      <footer>
        <IconMapPin size={38} stroke={1.7} aria-hidden />
        <div>
          <strong>{words("reach")}</strong>
          <span>
            <bdi>{house.name}</bdi>
          </span>
          {house.address ? (
            <span>
              <bdi>{house.address}</bdi>
            </span>
          ) : null}
          <span>{words("keep")}</span>
        </div>
      </footer>
    </div>
  );
}
