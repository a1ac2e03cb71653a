import { useEffect, useState } from "react";
import type { Compartment, ServiceId, StaffId } from "../../access/contract.ts";
import { useMe } from "../../access/web/index.ts";
import type { PersonId } from "../../people/contract.ts";
import type { Input } from "../../platform/endpoint.ts";
import { useDraft } from "../../platform/web/draft.ts";
import type { Place, VitalKind, writeNote } from "../contract.ts";
import { daysLater, mayBeVital } from "../rules.ts";

/** A note while it is being written. */
export interface NoteDraft {
  readonly serviceId: ServiceId | "";
  readonly compartment: Compartment | "";
  readonly text: string;
  readonly aboutOthers: string;
  readonly vital: VitalKind | "";
  /** Null: everybody who may; a list: only they. */
  readonly restrictTo: readonly string[] | null;
  readonly withhold: { readonly motive: string; readonly reviewOn: string } | null;
}

const blank: NoteDraft = {
  serviceId: "",
  compartment: "",
  text: "",
  aboutOthers: "",
  vital: "",
  restrictTo: null,
  withhold: null,
};

/** Kept while it is typed; one's own first service and kind are chosen already. */
export function useNoteDraft(personId: PersonId, places: readonly Place[]) {
  const me = useMe();
  const kept = useDraft<NoteDraft>(me.id, `note.${personId}`);
  const [draft, setDraft] = useState<NoteDraft>(() => ({ ...blank, ...kept.read() }));
  const place = places.find(({ service }) => service.id === draft.serviceId) ?? places[0];
  const compartment =
    place?.compartments.find((one) => one === draft.compartment) ?? place?.compartments[0];

  useEffect(() => {
    if (isBegun(draft)) kept.keep(draft);
    else kept.forget();
  }, [kept, draft]);

  return {
    draft,
    place,
    compartment,
    isBegun: isBegun(draft),
    change: (part: Partial<NoteDraft>) => setDraft((before) => ({ ...before, ...part })),
    /** The place stays as it was chosen: the next note is often of the same kind. */
    empty: () => setDraft(({ serviceId, compartment }) => ({ ...blank, serviceId, compartment })),
  };
}

function isBegun({ text, aboutOthers, withhold }: NoteDraft): boolean {
  return [text, aboutOthers, withhold?.motive ?? ""].some((one) => one.trim() !== "");
}

export function inputOf(
  id: PersonId,
  draft: NoteDraft,
  { serviceId, compartment }: { serviceId: ServiceId; compartment: Compartment },
): Input<typeof writeNote> {
  const { text, aboutOthers, vital, restrictTo, withhold } = draft;
  return {
    id,
    serviceId,
    compartment,
    text,
    ...(aboutOthers.trim() !== "" && { aboutOthers }),
    ...(vital !== "" && mayBeVital(compartment) && { vital }),
    ...(restrictTo && { restrictTo: restrictTo as StaffId[] }),
    ...(withhold && { withhold }),
  };
}

/** A month away, on the clock of this desk. */
export function usualReviewDay(): string {
  return daysLater(new Date().toISOString().slice(0, 10), 30);
}
