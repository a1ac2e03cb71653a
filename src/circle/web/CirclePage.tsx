import type { Person, PersonId } from "../../people/contract.ts";
import { PersonFrame } from "../../people/web/index.ts";
import type { PageProps } from "../../platform/web/module.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { getCircle } from "../contract.ts";
import { GlassBanner } from "./glass/GlassBanner.tsx";
import { Inside } from "./Inside.tsx";
import { Outside } from "./Outside.tsx";

/** Who stands around a person; for whoever stands outside, the way in. */
export function CirclePage({ params }: PageProps) {
  return (
    <PersonFrame id={params["id"] as PersonId}>
      {(person) => <CircleOf key={person.id} person={person} />}
    </PersonFrame>
  );
}

function CircleOf({ person }: { person: Person }) {
  const { data: circle, error, refetch } = useAnswer(getCircle, { id: person.id });
  if (error && !circle) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!circle) return <RingWaiting />;
  return (
    <>
      <GlassBanner person={person} />
      {circle.standing === "in" ? (
        <Inside person={person} circle={circle} />
      ) : (
        <Outside person={person} circle={circle} />
      )}
    </>
  );
}
