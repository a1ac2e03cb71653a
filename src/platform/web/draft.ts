import { useMemo } from "react";

/**
 * What somebody is filling in, kept in this tab so that a reload, a lock or a crash loses nothing.
 * `owner` is the signed-in user's id: a draft is never given to anybody else, and signing out
 * throws all of them away.
 */
export function useDraft<T>(owner: string, name: string) {
  return useMemo(() => {
    const key = `kring.draft.${owner}.${name}`;
    return {
      read(): T | undefined {
        try {
          const kept = sessionStorage.getItem(key);
          return kept === null ? undefined : (JSON.parse(kept) as T);
        } catch {
          return undefined;
        }
      },
      keep: (value: T) => sessionStorage.setItem(key, JSON.stringify(value)),
      forget: () => sessionStorage.removeItem(key),
    };
  }, [owner, name]);
}
