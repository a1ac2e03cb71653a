import { Button } from "@mantine/core";
import { useState } from "react";
import type { Person } from "../../people/contract.ts";
import type { CareRelation, Circle } from "../contract.ts";
import { Agreements } from "./Agreements.tsx";
import classes from "./circle.module.css";
import { KeptOut } from "./KeptOut.tsx";
import { PlaceWindow } from "./ring/PlaceWindow.tsx";
import { type Place, placesOf } from "./ring/places.ts";
import { Ring } from "./ring/Ring.tsx";
import { Shares } from "./Shares.tsx";
import { useCircleWords, useServices } from "./use-circle-words.ts";
import { useRenewal } from "./use-renewal.ts";
import { Voices } from "./Voices.tsx";

/** The circle of a person, for whoever stands in it. */
export function Inside({ person, circle }: { person: Person; circle: Circle }) {
  const { t, formats } = useCircleWords();
  const { toneOf } = useServices();
  const [chosen, setChosen] = useState<Place["id"]>();
  const places = placesOf(circle, toneOf, new Date());
  const place = places.find(({ id }) => id === chosen);
  const soon = circle.care.filter(({ ours, endingSoon }) => ours && endingSoon);
  const elsewhere = circle.elsewhere.filter(({ entries }) => entries > 0);
  return (
    <div className={classes["inside"]}>
      {soon.map((care) => (
        <EndsSoon key={care.id} person={person} care={care} />
      ))}
      <div className={classes["columns"]}>
        <section className={classes["around"]} aria-labelledby="around-title">
          <h2 id="around-title" className={classes["title"]}>
            {t("ring.title")}
          </h2>
          <Ring person={person} places={places} onOpen={({ id }) => setChosen(id)} />
          {elsewhere.length > 0 ? (
            <p className={classes["elsewhere"]}>
              {t("elsewhere", {
                services: formats.list(
                  elsewhere.map(({ service, entries }) =>
                    t("elsewhereOne", { service: service.name, count: entries }),
                  ),
                ),
              })}
            </p>
          ) : null}
        </section>
        <div className={classes["side"]}>
          <Agreements person={person} circle={circle} />
          <Shares circle={circle} />
        </div>
        <div className={classes["beside"]}>
          <Voices person={person} circle={circle} />
          <KeptOut person={person} circle={circle} />
        </div>
      </div>
      {place ? (
        <PlaceWindow
          person={person}
          circle={circle}
          place={place}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </div>
  );
}

/** Our time with the person is nearly over: go on, or let it end. */
function EndsSoon({ person, care }: { person: Person; care: CareRelation }) {
  const { t, day } = useCircleWords();
  const renew = useRenewal(person.id, care.service.id, care.only ? "only-me" : "service");
  return (
    <div className={classes["soon"]} role="status">
      <p>
        {t(care.only ? "renew.soonMe" : "renew.soon", {
          service: care.service.name,
          day: day(care.until),
        })}
      </p>
      <Button variant="light" loading={renew.isPending} onClick={renew.go}>
        {t("renew.go")}
      </Button>
    </div>
  );
}
