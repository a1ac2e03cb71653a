import { type ReactNode, useRef, useState } from "react";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { getPerson, type Person, type PersonId } from "../contract.ts";
import { ArriveWindow } from "./loaded-later.tsx";
import { PersonHead } from "./PersonHead.tsx";
import { PersonTabs, usePersonTabs } from "./PersonTabs.tsx";
import classes from "./person.module.css";

interface Props {
  readonly id: PersonId;
  readonly isNew?: boolean;
  /** The page's own first action is the arrival; pages with another one leave this out. */
  readonly first?: "arrive";
  readonly children: (person: Person) => ReactNode;
}

/**
 * What every page about a person has in common: who it is, how to speak with them, and the way to
 * the other pages about them.
 *
 * @example <PersonFrame id={id}>{(person) => <Notes person={person} />}</PersonFrame>
 */
export function PersonFrame({ id, isNew = false, first, children }: Props) {
  const { data: person, error, refetch } = useAnswer(getPerson, { id });
  const [isArriving, setArriving] = useState(false);
  const arrive = useRef<HTMLButtonElement>(null);
  const tabs = usePersonTabs();
  const leaveDoors = () => {
    setArriving(false);
    arrive.current?.focus();
  };
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!person) return <RingWaiting />;
  return (
    <article className={classes["person"]} data-tabs={tabs.length > 0}>
      <PersonHead
        person={person}
        isNew={isNew}
        isFirst={first === "arrive"}
        speaks={tabs.length > 0}
        arrive={arrive}
        onArrive={() => setArriving(true)}
      />
      {tabs.length > 0 ? <PersonTabs tabs={tabs} id={person.id} /> : null}
      {children(person)}
      <ArriveWindow person={isArriving ? person : undefined} onClose={leaveDoors} />
    </article>
  );
}
