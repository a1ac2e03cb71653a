import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { Person, PersonId } from "../contract.ts";

/**
 * What other modules do with a person. The shell puts it in: people knows nobody who uses it.
 * `ArriveAction` chooses doors, `CardAction` is a button, `ConsentText` is what is read to the
 * person in their own language.
 */
export interface PersonActions {
  readonly ArriveAction: ComponentType<{ personId: PersonId; onArrived: () => void }>;
  readonly CardAction: ComponentType<{ person: Person }>;
  readonly ConsentText: ComponentType<{ language: string }>;
}

const Actions = createContext<Partial<PersonActions>>({});

export function PersonActionsProvider(props: {
  actions: Partial<PersonActions>;
  children: ReactNode;
}) {
  return <Actions value={props.actions}>{props.children}</Actions>;
}

export function usePersonActions(): Partial<PersonActions> {
  return useContext(Actions);
}
