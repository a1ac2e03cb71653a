import { useCallback } from "react";
import { useMay } from "../../access/web/index.ts";
import type { PageProps } from "../../platform/web/module.ts";
import { keyOf, queryClient } from "../../platform/web/queries.ts";
import { getPerson, type Person, type PersonId } from "../contract.ts";
import { EditableSection } from "./EditableSection.tsx";
import { MergedCards } from "./MergedCards.tsx";
import { PersonFrame } from "./PersonFrame.tsx";
import classes from "./person.module.css";
import { Relations } from "./Relations.tsx";
import { mainSections, moreSections } from "./sections.tsx";
import { usePersonActions } from "./slots.tsx";

/** Who somebody is, how to speak with them, how to reach them: everything the welcome needs. */
export function PersonPage({ params, search }: PageProps) {
  const id = params["id"] as PersonId;
  const mayMerge = useMay("merge");
  const { OutOfTheWay } = usePersonActions();
  const keep = useCallback(
    (changed: Person) => queryClient.setQueryData(keyOf(getPerson, { id }), changed),
    [id],
  );
  return (
    <PersonFrame id={id} isNew={search["registered"] === true} first="arrive">
      {(person) => (
        <>
          <div className={classes["main"]}>
            {mainSections.map((section) => (
              <EditableSection
                key={section.key}
                section={section}
                person={person}
                onChanged={keep}
              />
            ))}
          </div>
          <div className={classes["more"]}>
            {moreSections.map((section) => (
              <EditableSection
                key={section.key}
                section={section}
                person={person}
                onChanged={keep}
              />
            ))}
            <Relations person={person} onChanged={keep} />
            {mayMerge ? <MergedCards person={person} /> : null}
          </div>
          {OutOfTheWay ? <OutOfTheWay person={person} /> : null}
        </>
      )}
    </PersonFrame>
  );
}
