import type { ServiceId } from "../../access/contract.ts";
import type { PersonId } from "../../people/contract.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct } from "../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../platform/web/say.ts";
import { beginCare, getCircle, listMyPeople } from "../contract.ts";
import { useCircleWords } from "./use-circle-words.ts";

/** Going on with somebody whose time with us is nearly over, as after a contact. */
export function useRenewal(id: PersonId, serviceId: ServiceId, whom: "service" | "only-me") {
  const { t, day } = useCircleWords();
  const textOf = useProblemText("circle");
  const begin = useAct(beginCare, [getCircle, listMyPeople]);
  return {
    isPending: begin.isPending,
    go: () =>
      begin.mutate(
        { id, serviceId, basis: "contact", whom },
        {
          onSuccess: ({ until }) => sayDone(t("renew.done", { day: day(until) })),
          onError: (problem) => saySorry(textOf(problem)),
        },
      ),
  };
}
