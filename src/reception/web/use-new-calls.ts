import { useEffect, useRef, useState } from "react";

const freshForMs = 12_000;

/** Calls `ring` when a call appears that was not there before; answers which ones are still fresh. */
export function useNewCalls(calls: readonly string[] | undefined, ring: () => void) {
  const known = useRef<ReadonlySet<string>>(undefined);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const ringNow = useRef(ring);
  ringNow.current = ring;
  const joined = calls?.join("\n");
  useEffect(() => {
    if (joined === undefined) return;
    const now = new Set(joined.split("\n").filter(Boolean));
    const before = known.current;
    known.current = now;
    // What already stood there when the screen was switched on is no news.
    const added = before ? [...now].filter((call) => !before.has(call)) : [];
    if (added.length === 0) return;
    ringNow.current();
    setFresh((others) => new Set([...others, ...added]));
    setTimeout(() => {
      setFresh((others) => new Set([...others].filter((call) => !added.includes(call))));
    }, freshForMs);
  }, [joined]);
  return fresh;
}
