import { Button } from "@mantine/core";
import { IconDeviceTablet, IconPencil, IconUsers } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Person } from "../../people/contract.ts";
import { firstPersonLanguage } from "../../platform/person-languages.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { isProblem, useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { useWrite } from "../../platform/web/use-write.ts";
import type { Place } from "../../record/contract.ts";
import { PlaceChoice } from "../../record/web/index.ts";
import {
  type AnsweredBy,
  beginSitting,
  listQuestionnaires,
  listSittings,
  type NamedQuestionnaire,
} from "../contract.ts";
import { isThatOf, readIn } from "../texts.ts";
import classes from "./answers.module.css";
import { inHouseOrder, LanguageChoice } from "./LanguageChoice.tsx";
import { OtherLanguage } from "./OtherLanguage.tsx";
import { giveTablet } from "./tablet/give.ts";
import { useQuestionnaireWords } from "./words.ts";

interface Props {
  readonly person: Person;
  readonly places: readonly [Place, ...Place[]];
  readonly onCancel: () => void;
}

const ways = [
  { by: "person", key: "tablet", picture: IconDeviceTablet },
  { by: "together", key: "together", picture: IconUsers },
  { by: "staff", key: "staff", picture: IconPencil },
] as const;

/** Which questionnaire, in which language, who answers, and into which file. */
export function Begin({ person, places, onCancel }: Props) {
  const { t, titleOf, formats, language: nameOf } = useQuestionnaireWords();
  const navigate = useNavigate();
  const textOf = useProblemText("questionnaires");
  const offered = useAnswer(listQuestionnaires, {}).data?.questionnaires.filter(
    ({ retiredOn }) => retiredOn === null,
  );
  const [chosen, setChosen] = useState<NamedQuestionnaire>();
  const [language, setLanguage] = useState<string>(firstPersonLanguage(person.languages) ?? "fr");
  const [by, setBy] = useState<AnsweredBy>("person");
  const [at, setAt] = useState<{ serviceId: string; compartment: string }>();
  const [isAsked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string>();
  const begin = useWrite(beginSitting, [listSittings]);
  if (!offered) return <RingWaiting />;
  const wordingOf = (languages: readonly string[]) => {
    const named = inHouseOrder(languages).map(nameOf);
    const more = named.length - 3;
    return more > 1
      ? t("begin.wordings", { languages: named.slice(0, 3).join(", "), count: more })
      : t("begin.wording", { languages: formats.list(named) });
  };
  const form = chosen ?? offered.find(({ url }) => url.endsWith("/six-axes")) ?? offered[0];
  const place = places.find(({ service }) => service.id === at?.serviceId) ?? places[0];
  const compartment =
    place.compartments.find((one) => one === at?.compartment) ?? place.compartments[0];
  const go = async () => {
    if (!form || !compartment) return;
    setProblem(undefined);
    try {
      const { id } = await begin.mutateAsync({
        id: person.id,
        questionnaireId: form.id,
        serviceId: place.service.id,
        compartment,
        language,
        answeredBy: by,
      });
      if (by === "person") await giveTablet(id, language);
      else navigate({ to: "/sittings/$id", params: { id } });
    } catch (error) {
      if (!isProblem(error)) throw error;
      setProblem(textOf(error));
    }
  };
  const shownIn = form ? readIn(form.languages, language) : language;
  const isOther = !isThatOf(shownIn, language);
  return (
    <form
      className={classes["begin"]}
      aria-label={t("begin.open")}
      onChange={() => setAsked(false)}
      onSubmit={(event) => {
        event.preventDefault();
        if (by === "person" && isOther) setAsked(true);
        else void go();
      }}
    >
      <fieldset>
        <legend>{t("begin.which")}</legend>
        <div className={classes["which"]}>
          {offered.map((one) => (
            <label key={one.id} data-chosen={one.id === form?.id}>
              <input
                type="radio"
                name="questionnaire"
                checked={one.id === form?.id}
                onChange={() => setChosen(one)}
              />
              <span>
                <bdi>{titleOf(one)}</bdi>
                <small>
                  {t("begin.questions", { count: one.questions })} · {wordingOf(one.languages)}
                </small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t("begin.who")}</legend>
        <div className={classes["which"]}>
          {ways.map(({ by: who, key, picture: Picture }) => (
            <label key={who} data-chosen={by === who}>
              <input type="radio" name="who" checked={by === who} onChange={() => setBy(who)} />
              <Picture size={26} stroke={1.6} aria-hidden />
              <span>
                {t(`begin.${key}`)}
                <small>{t(`begin.${key}Text`)}</small>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className={classes["beginLine"]}>
        {form ? (
          <LanguageChoice languages={form.languages} value={language} onChange={setLanguage} />
        ) : null}
        <fieldset>
          <legend>{t("begin.file")}</legend>
          {compartment ? (
            <PlaceChoice places={places} place={place} compartment={compartment} onChange={setAt} />
          ) : null}
        </fieldset>
      </div>
      {form && isOther && !isAsked ? (
        <p className={classes["note"]}>
          {t("begin.fallback", {
            languages: formats.list(form.languages.map(nameOf)),
            language: nameOf(shownIn),
          })}
        </p>
      ) : null}
      {problem ? (
        <p className={classes["problem"]} role="alert">
          {problem}
        </p>
      ) : null}
      {isAsked ? (
        <OtherLanguage
          wanted={language}
          shown={shownIn}
          onGive={() => void go()}
          onCancel={() => setAsked(false)}
        />
      ) : (
        <div className={classes["rowActs"]}>
          <Button
            type="submit"
            size="md"
            loading={begin.isPending}
            disabled={!form || !compartment}
          >
            {t(by === "person" ? "begin.goTablet" : "begin.go")}
          </Button>
          <Button variant="subtle" size="md" onClick={onCancel}>
            {t("begin.cancel")}
          </Button>
        </div>
      )}
    </form>
  );
}
