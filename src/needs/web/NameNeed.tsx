import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Compartment } from "../../access/contract.ts";
import type { Person } from "../../people/contract.ts";
import { firstPersonLanguage } from "../../platform/person-languages.ts";
import type { Place } from "../../record/contract.ts";
import { PlaceChoice } from "../../record/web/index.ts";
import type { NeedKey } from "../contract.ts";
import { HealthProblemForm } from "./HealthProblemForm.tsx";
import { NeedGrid } from "./NeedGrid.tsx";
import classes from "./needs.module.css";
import { useNameNeed } from "./use-name-need.ts";
import { useNeedWords } from "./use-need-words.ts";

/** Two taps name a need; a health problem says which. Whoever writes in one place is not asked where. */
export function NameNeed({
  person,
  places,
}: {
  person: Person;
  places: readonly [Place, ...Place[]];
}) {
  const { t } = useNeedWords();
  const { i18n } = useTranslation();
  const theirs = firstPersonLanguage([...person.reads, ...person.languages]);
  const name = useNameNeed();
  const [{ serviceId, compartment }, setPlace] = useState(() => firstOf(places[0]));
  const [isProblem, setProblem] = useState(false);
  // Every naming begins again at the domains.
  const [named, setNamed] = useState(0);
  const place = places.find(({ service }) => service.id === serviceId) ?? places[0];
  const again = () => {
    setProblem(false);
    setNamed(named + 1);
  };
  const choose = (what: NeedKey) => {
    if (what === "health-problem") setProblem(true);
    else name.go({ id: person.id, serviceId, compartment, what, urgency: 1 }, again);
  };
  const hasChoice = places.length > 1 || place.compartments.length > 1;
  return (
    <section className={classes["name"]} aria-labelledby="name-need">
      <h2 id="name-need">{t("name.title")}</h2>
      {hasChoice ? (
        <PlaceChoice places={places} place={place} compartment={compartment} onChange={setPlace} />
      ) : null}
      {isProblem ? (
        <HealthProblemForm
          compartment={compartment}
          isBusy={name.isPending}
          problem={name.error}
          onCancel={again}
          onNamed={(problem) =>
            name.go(
              { id: person.id, serviceId, compartment, what: "health-problem", ...problem },
              again,
            )
          }
        />
      ) : (
        <NeedGrid
          key={named}
          isBusy={name.isPending}
          language={theirs === i18n.language.slice(0, 2) ? null : theirs}
          onChoose={choose}
        />
      )}
    </section>
  );
}

function firstOf({ service, compartments }: Place) {
  return { serviceId: service.id, compartment: compartments[0] as Compartment };
}
