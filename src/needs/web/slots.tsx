import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { Need } from "../contract.ts";

/** What other modules do with a need. The shell puts it in: needs knows nobody who uses it. */
export interface NeedActions {
  /** Hands it on to another service, and says how what was handed on stands. */
  readonly HandOn: ComponentType<{ need: Need }>;
}

const Actions = createContext<Partial<NeedActions>>({});

export function NeedActionsProvider(props: { actions: Partial<NeedActions>; children: ReactNode }) {
  return <Actions value={props.actions}>{props.children}</Actions>;
}

export function useNeedActions(): Partial<NeedActions> {
  return useContext(Actions);
}
