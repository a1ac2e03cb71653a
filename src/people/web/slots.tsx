import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { Person, PersonId } from "../contract.ts";

/** A page about one person; `to` has the path `/people/$id/…`. */
export interface PersonTab {
  readonly key: string;
  /** Key with its module: `people:tab.circle`. */
  readonly label: string;
  readonly to: string;
  /** One of these capabilities is enough. */
  readonly needs: readonly string[];
}

/**
 * What other modules do with a person. The shell puts it in: people knows nobody who uses it.
 * `ArriveAction` chooses doors, `CardAction` is a button, `ConsentText` is what is read to the
 * person in their own language, `OutOfTheWay` are acts that are rarely wanted; `tabs` are the
 * pages about a person, in their order.
 */
export interface PersonActions {
  readonly ArriveAction: ComponentType<{ personId: PersonId; onArrived: () => void }>;
  readonly CardAction: ComponentType<{ person: Person }>;
  readonly ConsentText: ComponentType<{ language: string }>;
  readonly OutOfTheWay: ComponentType<{ person: Person }>;
  readonly tabs: readonly PersonTab[];
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
