import { useEffect, useRef } from "react";

/**
 * Single keys of a page: `{ n: callNext, Enter: confirm }`. They rest while somebody writes in a
 * field, while another key is held with them, and Enter stays with a button that has the focus.
 */
export function useKeys(acts: Readonly<Record<string, (() => void) | undefined>>): void {
  const latest = useRef(acts);
  latest.current = acts;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.repeat || isTaken(event)) return;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      const act = latest.current[key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

function isTaken({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  if (target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) {
    return key !== "Escape";
  }
  if (target.closest("[role=menu]")) return true;
  return key === "Enter" && target.closest("button, a, summary") !== null;
}
