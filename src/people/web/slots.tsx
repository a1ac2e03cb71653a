import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { Person } from "../contract.ts";

/** Whom an act of another module is about. */
export type PersonInBrief = Pick<Person, "id" | "number" | "given" | "family">;

/**
 * What other modules can do with a person. The shell puts it in: people knows nobody who uses it.
 * `ArriveAction` is a window with the doors of the house, shown as long as it is mounted;
 * `SlipAction` is a button.
 */
export interface PersonActions {
  readonly ArriveAction: ComponentType<{ person: PersonInBrief; onClose: () => void }>;
  readonly SlipAction: ComponentType<{ person: Person }>;
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
