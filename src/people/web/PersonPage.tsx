import { useCallback, useRef, useState } from "react";
import { useMay } from "../../access/web/index.ts";
import type { PageProps } from "../../platform/web/module.ts";
import { keyOf, queryClient, useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { getPerson, type Person, type PersonId } from "../contract.ts";
import { EditableSection } from "./EditableSection.tsx";
import { ArriveWindow } from "./loaded-later.tsx";
import { MergedCards } from "./MergedCards.tsx";
import { PersonHead } from "./PersonHead.tsx";
import classes from "./person.module.css";
import { Relations } from "./Relations.tsx";
import { mainSections, moreSections } from "./sections.tsx";

/** Who somebody is, how to speak with them, how to reach them: everything the welcome needs. */
export function PersonPage({ params, search }: PageProps) {
  const id = params["id"] as PersonId;
  const { data: person, error, refetch } = useAnswer(getPerson, { id });
  const [isArriving, setArriving] = useState(false);
  const arrive = useRef<HTMLButtonElement>(null);
  const mayMerge = useMay("merge");
  const keep = useCallback(
    (changed: Person) => queryClient.setQueryData(keyOf(getPerson, { id }), changed),
    [id],
  );
  const leaveDoors = () => {
    setArriving(false);
    arrive.current?.focus();
  };
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!person) return <RingWaiting />;
  return (
    <article className={classes["person"]}>
      <PersonHead
        person={person}
        isNew={search["registered"] === true}
        arrive={arrive}
        onArrive={() => setArriving(true)}
      />
      <div className={classes["main"]}>
        {mainSections.map((section) => (
          <EditableSection key={section.key} section={section} person={person} onChanged={keep} />
        ))}
      </div>
      <div className={classes["more"]}>
        {moreSections.map((section) => (
          <EditableSection key={section.key} section={section} person={person} onChanged={keep} />
        ))}
        <Relations person={person} onChanged={keep} />
        {mayMerge ? <MergedCards person={person} /> : null}
      </div>
      <ArriveWindow person={isArriving ? person : undefined} onClose={leaveDoors} />
    </article>
  );
}
