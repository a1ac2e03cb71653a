import { useEffect } from "react";
import { idleMs, lock, noteActivity } from "./desk.ts";

const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

/** Locks the desk after a while without anybody, and at Alt+L. */
export function IdleLock({ afterMinutes }: { afterMinutes: number }) {
  useEffect(() => {
    const lockByKey = (event: KeyboardEvent) => {
      if (!event.altKey || event.ctrlKey || event.code !== "KeyL") return;
      event.preventDefault();
      lock();
    };
    // The clock is compared, not counted: a laptop that slept locks as soon as it wakes.
    const timer = setInterval(() => {
      if (idleMs() >= afterMinutes * 60_000) lock();
    }, 5_000);
    for (const sign of signs) window.addEventListener(sign, noteActivity, { passive: true });
    window.addEventListener("keydown", lockByKey);
    return () => {
      clearInterval(timer);
      for (const sign of signs) window.removeEventListener(sign, noteActivity);
      window.removeEventListener("keydown", lockByKey);
    };
  }, [afterMinutes]);
  return null;
}
