import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { Compartment, ServiceId } from "../../access/contract.ts";
import type { PersonId } from "../../people/contract.ts";
import type { EntryId } from "../contract.ts";

/** What other modules do with what is being written. The shell puts it in: the record knows nobody who uses it. */
export interface RecordActions {
  /**
   * Marks a need while or after a note is written, and hands it on. `noteId`: of a note that stands;
   * of one that is being written `marked` says what was marked, and `onMarked` hears of more.
   */
  readonly NeedMarker: ComponentType<{
    personId: PersonId;
    serviceId: ServiceId;
    compartment: Compartment;
    noteId?: EntryId;
    marked?: readonly EntryId[];
    onMarked?: (need: EntryId) => void;
  }>;
}

const Actions = createContext<Partial<RecordActions>>({});

export function RecordActionsProvider(props: {
  actions: Partial<RecordActions>;
  children: ReactNode;
}) {
  return <Actions value={props.actions}>{props.children}</Actions>;
}

export function useRecordActions(): Partial<RecordActions> {
  return useContext(Actions);
}
