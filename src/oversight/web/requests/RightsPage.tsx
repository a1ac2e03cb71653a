import { useMay } from "../../../access/web/index.ts";
import type { PersonId } from "../../../people/contract.ts";
import { PersonFrame } from "../../../people/web/index.ts";
import type { PageProps } from "../../../platform/web/module.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingAvatar } from "../../../platform/web/RingAvatar.tsx";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { listRequestsOf } from "../../requests.ts";
import { Rights } from "./Rights.tsx";
import classes from "./rights.module.css";
import { useRequestWords } from "./use-request-words.ts";

/**
 * What a person may ask about their own data, and what they asked. Those who answer requests without
 * access to people see a name and a card number, and nothing else of the person.
 */
export function RightsPage({ params, search }: PageProps) {
  const id = params["id"] as PersonId;
  const mayOpen = useMay("people");
  const isNoting = search["note"] === true;
  if (!mayOpen) return <ByNameAlone id={id} isNoting={isNoting} />;
  return (
    <PersonFrame id={id}>{(person) => <Asked id={person.id} isNoting={isNoting} />}</PersonFrame>
  );
}

function Asked({ id, isNoting }: { id: PersonId; isNoting: boolean }) {
  const { data, error, refetch } = useAnswer(listRequestsOf, { id });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  return data ? <Rights of={data} isNoting={isNoting} /> : <RingWaiting />;
}

function ByNameAlone({ id, isNoting }: { id: PersonId; isNoting: boolean }) {
  const { nameOf } = useRequestWords();
  const { data, error, refetch } = useAnswer(listRequestsOf, { id });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  const { given, family, number } = data.person;
  return (
    <>
      <header className={classes["head"]}>
        <RingAvatar given={given} family={family} seed={number} size={84} />
        <div>
          <h1>
            <bdi>{nameOf(data.person)}</bdi>
          </h1>
          <p dir="ltr">{number}</p>
        </div>
      </header>
      <Rights of={data} isNoting={isNoting} />
    </>
  );
}
