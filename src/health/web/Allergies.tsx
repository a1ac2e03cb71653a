import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCircleCheck, IconHelpCircle } from "@tabler/icons-react";
import { useState } from "react";
import { sayDone } from "../../platform/web/say.ts";
import { type Allergy, noteAllergy } from "../contract.ts";
import { allergiesKnown, holds } from "../rules.ts";
import { AllergyForm } from "./AllergyForm.tsx";
import classes from "./allergies.module.css";
import { EndForm } from "./EndForm.tsx";
import { Line } from "./Line.tsx";
import lines from "./line.module.css";
import { Past } from "./Past.tsx";
import { Refused } from "./Refused.tsx";
import { useHealthWords } from "./use-health-words.ts";
import { useHealthWrite } from "./use-health-write.ts";
import { placeOf, type Writing } from "./writing.ts";

const signs = { some: IconAlertTriangle, none: IconCircleCheck, "not-asked": IconHelpCircle };

/** First on the page, and in a colour, a sign and a word: there are some, none is known, nobody asked. */
export function Allergies({
  allergies,
  writing,
}: {
  allergies: readonly Allergy[];
  writing: Writing | undefined;
}) {
  const { t, formats } = useHealthWords();
  const [isAdding, setAdding] = useState(false);
  const noneKnown = useHealthWrite(noteAllergy);
  const known = allergiesKnown(allergies);
  const holding = allergies.filter(holds);
  const shown = holding.filter(({ kind }) => kind !== "none-known");
  const none = holding.find(({ kind }) => kind === "none-known");
  const past = allergies.filter((one) => !holds(one) && one.kind !== "none-known");
  const Sign = signs[known];
  const isSilent = known === "not-asked" && !writing;
  return (
    <section className={classes["band"]} data-known={known} aria-labelledby="allergies">
      <div className={classes["head"]}>
        <Sign size={30} stroke={1.9} aria-hidden />
        <h2 id="allergies">{t("allergy.title")}</h2>
        {writing && !isAdding ? (
          <Button variant="default" onClick={() => setAdding(true)}>
            {t("allergy.add")}
          </Button>
        ) : null}
      </div>
      {shown.length > 0 ? (
        <ul className={lines["list"]}>
          {shown.map((one) => (
            <AllergyLine key={one.entry.id} allergy={one} />
          ))}
        </ul>
      ) : null}
      {known === "none" && none ? (
        <p className={classes["state"]}>
          <strong>{t("allergy.none")}</strong>
          <span>{t("allergy.noneText", { day: formats.day(none.entry.writtenAt) })}</span>
        </p>
      ) : null}
      {known === "not-asked" ? (
        <div className={classes["state"]}>
          <strong>{t(isSilent ? "allergy.nothingSeen" : "allergy.notAsked")}</strong>
          <span>{t(isSilent ? "allergy.nothingSeenText" : "allergy.notAskedText")}</span>
          {writing ? (
            <Button
              variant="light"
              loading={noneKnown.isPending}
              onClick={() =>
                noneKnown.mutate(
                  { ...placeOf(writing), kind: "none-known" },
                  { onSuccess: () => sayDone(t("allergy.savedNone")) },
                )
              }
            >
              {t("allergy.addNone")}
            </Button>
          ) : null}
        </div>
      ) : null}
      <Refused problem={noneKnown.error} />
      {writing && isAdding ? (
        <AllergyForm writing={writing} onDone={() => setAdding(false)} />
      ) : null}
      <Past title={t("allergy.past", { count: past.length })} count={past.length}>
        {past.map((one) => (
          <AllergyLine key={one.entry.id} allergy={one} />
        ))}
      </Past>
    </section>
  );
}

function AllergyLine({ allergy }: { allergy: Allergy }) {
  const { t, known } = useHealthWords();
  const [isEnding, setEnding] = useState(false);
  const { entry, substance, kind, severity, reaction, since } = allergy;
  return (
    <>
      <Line
        entry={entry}
        acts={
          holds(allergy) && entry.ground === "own" ? (
            <Button
              variant="subtle"
              size="compact-md"
              aria-expanded={isEnding}
              onClick={() => setEnding(!isEnding)}
            >
              {t("ended.end")}
            </Button>
          ) : null
        }
      >
        <p className={classes["what"]}>
          <strong dir="auto">{substance}</strong>
          <span className={classes["severity"]} data-severity={severity}>
            {t(`severity.${severity}`)}
          </span>
          <span>{t(`allergyKind.${kind}`)}</span>
        </p>
        {reaction || since ? (
          <p className={lines["soft"]}>
            {reaction ? <bdi>{reaction}</bdi> : null}
            {reaction && since ? " · " : null}
            {since ? t("allergy.sinceSaid", { day: known(since) }) : null}
          </p>
        ) : null}
      </Line>
      {isEnding ? (
        <li className={lines["form"]}>
          <EndForm
            entryId={entry.id}
            reasons={[
              { because: "refuted", label: t("allergy.refuted") },
              { because: "resolved", label: t("allergy.resolved") },
            ]}
            onDone={() => setEnding(false)}
          />
        </li>
      ) : null}
    </>
  );
}
