import { useMemo } from "react";

/**
 * What somebody is filling in, kept in this tab so that a reload, a lock or a crash loses nothing.
 * `owner` is the signed-in user's id: a draft is never given to anybody else, and signing out
 * throws all of them away.
 */
export function useDraft<T>(owner: string, name: string) {
  return useMemo(() => {
    const drafts = draftsOf(owner);
    return {
      read: () => drafts.read<T>(name),
      keep: (value: T) => drafts.keep(name, value),
      forget: () => drafts.forget(name),
    };
  }, [owner, name]);
}

/** All that one user is filling in at this desk. Written when the call returns: no keystroke waits. */
export function draftsOf(owner: string) {
  const prefix = `kring.draft.${owner}.`;
  return {
    read<T>(name: string): T | undefined {
      try {
        const kept = sessionStorage.getItem(prefix + name);
        return kept === null ? undefined : (JSON.parse(kept) as T);
      } catch {
        return undefined;
      }
    },
    keep(name: string, value: unknown): void {
      if (!isOver) sessionStorage.setItem(prefix + name, JSON.stringify(value));
    },
    forget: (name: string) => sessionStorage.removeItem(prefix + name),
    names: (below: string) =>
      Object.keys(sessionStorage)
        .filter((key) => key.startsWith(prefix + below))
        .map((key) => key.slice(prefix.length)),
  };
}

let isOver = false;

/** The user left: nothing stays in this tab, and what is still at work in the page keeps nothing more. */
export function forgetEverything(): void {
  isOver = true;
  sessionStorage.clear();
}

const unsettled = new Set<() => Promise<void>>();

/** `settle` is waited for before the user leaves and this tab forgets what was typed in it. */
export function settleBeforeLeaving(settle: () => Promise<void>): void {
  unsettled.add(settle);
}

/** Waits for what is on its way to the server, and not longer than `mostMs`. */
export async function settleDrafts(mostMs: number): Promise<void> {
  const late = new Promise<void>((resolve) => setTimeout(resolve, mostMs));
  await Promise.race([late, Promise.all([...unsettled].map((settle) => settle()))]);
}
