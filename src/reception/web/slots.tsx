import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { Turn } from "../contract.ts";

/**
 * What other modules do with somebody who was called. The shell puts it in: reception knows nobody
 * who uses it. `BeginContact` is a button for whoever
 * has the vault.
 */
export interface QueueActions {
  readonly BeginContact: ComponentType<{ turn: Turn }>;
}

const Actions = createContext<Partial<QueueActions>>({});

export function QueueActionsProvider(props: {
  actions: Partial<QueueActions>;
  children: ReactNode;
}) {
  return <Actions value={props.actions}>{props.children}</Actions>;
}

export function useQueueActions(): Partial<QueueActions> {
  return useContext(Actions);
}
