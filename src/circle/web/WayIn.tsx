import { useEffect } from "react";
import type { Person } from "../../people/contract.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { getCircle } from "../contract.ts";
import { GlassBanner } from "./glass/GlassBanner.tsx";
import { Outside } from "./Outside.tsx";

/** On pages of other modules, in the place of what stays closed; `onIn` once one stands inside. */
export function WayIn({ person, onIn }: { person: Person; onIn: () => void }) {
  const { data: circle, error, refetch } = useAnswer(getCircle, { id: person.id });
  const isIn = circle?.standing === "in";
  useEffect(() => {
    if (isIn) onIn();
  }, [isIn, onIn]);
  if (error && !circle) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!circle || isIn) return <RingWaiting />;
  return (
    <>
      <GlassBanner person={person} />
      <Outside person={person} circle={circle} />
    </>
  );
}
