import { useState } from "react";
import { useMe } from "../../../access/web/index.ts";
import type { Input, Output } from "../../../platform/endpoint.ts";
import { useDraft } from "../../../platform/web/draft.ts";
import type { listRequestsOf, recordRequest } from "../../requests.ts";

type Draft = Omit<Input<typeof recordRequest>, "id">;
type Services = Pick<Output<typeof listRequestsOf>["services"][number], "compartments">[];

/** Today in Brussels: `2026-03-31`. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" }).format(new Date());
}

/** The shorter clock is proposed wherever a health file is kept. */
export function keepsHealth(services: Services): boolean {
  return services.some(({ compartments }) =>
    compartments.some((one) => one === "health" || one === "mind"),
  );
}

/** What is being noted for one person, kept until it is sent. */
export function useRequestDraft(personId: string, services: Services) {
  const kept = useDraft<Draft>(useMe().id, `request.${personId}`);
  const [draft, setDraft] = useState<Draft>(
    () =>
      kept.read() ?? {
        kind: "copy",
        service: null,
        aboutHealth: keepsHealth(services),
        askedOn: today(),
        askedBy: null,
        how: "desk",
        words: "",
      },
  );
  const change = (changes: Partial<Draft>) => {
    const next = { ...draft, ...changes };
    setDraft(next);
    kept.keep(next);
  };
  return { draft, change, forget: kept.forget };
}
