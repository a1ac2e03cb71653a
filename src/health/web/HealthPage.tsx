import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { GlassBanner } from "../../circle/web/index.ts";
import type { Person, PersonId } from "../../people/contract.ts";
import { PersonFrame } from "../../people/web/index.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import type { PageProps } from "../../platform/web/module.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listWritable, type Place } from "../../record/contract.ts";
import { mayBeVital } from "../../record/rules.ts";
import { PlaceChoice } from "../../record/web/index.ts";
import { type Health, listHealth } from "../contract.ts";
import { Allergies } from "./Allergies.tsx";
import classes from "./health.module.css";
import { Measurements } from "./Measurements.tsx";
import { Medications } from "./Medications.tsx";
import { useHealthWords } from "./use-health-words.ts";
import { Vaccinations } from "./Vaccinations.tsx";

/** What a nurse and an emergency need to know of somebody, and what is measured over time. */
export function HealthPage({ params }: PageProps) {
  return (
    <PersonFrame id={params["id"] as PersonId}>
      {(person) => <Loaded key={person.id} person={person} />}
    </PersonFrame>
  );
}

function Loaded({ person }: { person: Person }) {
  const { id } = person;
  const writable = useAnswer(listWritable, { id });
  // Each reading is a look in the journal: not again merely because a window came to the front.
  const health = useAnswer(listHealth, { id }, { staleTime: 60_000, gcTime: 0 });
  const problem = writable.error ?? health.error;
  if (problem) {
    const retry = () => Promise.all([writable.refetch(), health.refetch()]);
    return <Sorry problem={problem} onRetry={retry} />;
  }
  if (!writable.data || !health.data) return <RingWaiting />;
  return <Sheet person={person} places={writable.data.places} health={health.data} />;
}

function Sheet({
  person,
  places,
  health,
}: {
  person: Person;
  places: readonly Place[];
  health: Health;
}) {
  const { t } = useHealthWords();
  const [chosen, setChosen] = useState(() => usualPlace(places));
  const { allergies, medications, vaccinations, latest } = health;
  const isEmpty = [allergies, medications, vaccinations, latest].every(
    ({ length }) => length === 0,
  );
  const inEmergency = [...allergies, ...medications].some(
    ({ entry }) => entry.ground === "break-glass",
  );
  if (!chosen && isEmpty) {
    return (
      <>
        <GlassBanner person={person} />
        <Empty title={t("out.title")}>
          <p>{t("out.text")}</p>
          <Button
            mt="md"
            renderRoot={(props) => (
              <Link {...props} to="/people/$id/circle" params={{ id: person.id }} />
            )}
          >
            {t("out.toCircle")}
          </Button>
        </Empty>
      </>
    );
  }
  const place = places.find(({ service }) => service.id === chosen?.serviceId);
  const writing = chosen && { personId: person.id, ...chosen };
  const hasChoice = places.length > 1 || (place?.compartments.length ?? 0) > 1;
  return (
    <div className={classes["sheet"]}>
      <GlassBanner person={person} />
      {hasChoice && chosen && place ? (
        <PlaceChoice
          places={places}
          place={place}
          compartment={chosen.compartment}
          onChange={setChosen}
        />
      ) : null}
      <Allergies allergies={allergies} writing={writing} />
      {writing || latest.length > 0 ? (
        <Measurements personId={person.id} health={health} writing={writing} />
      ) : null}
      <Medications medications={medications} writing={writing} />
      {writing || vaccinations.length > 0 ? (
        <Vaccinations health={health} writing={writing} isBirthKnown={person.birth !== null} />
      ) : null}
      {inEmergency && !writing ? <p className={classes["soft"]}>{t("glassOnly")}</p> : null}
    </div>
  );
}

/** The first place where health is written; else where an emergency finds it; else any. */
function usualPlace(places: readonly Place[]) {
  const all = places.flatMap(({ service, compartments }) =>
    compartments.map((compartment) => ({ serviceId: service.id, compartment })),
  );
  return (
    all.find(({ compartment }) => compartment === "health") ??
    all.find(({ compartment }) => mayBeVital(compartment)) ??
    all[0]
  );
}
