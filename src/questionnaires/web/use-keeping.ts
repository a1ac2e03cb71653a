import { useRef, useState } from "react";
import { Problem } from "../../platform/web/client.ts";
import type { QuestionnaireResponse } from "../fhir.ts";

type Save = (revision: number, response: QuestionnaireResponse) => Promise<{ revision: number }>;

interface Kept {
  readonly revision: number;
  readonly response: QuestionnaireResponse;
}

export type KeepState = "kept" | "saving" | "lost" | "stale";

/**
 * Answers, each kept as soon as it is given: one save at a time, the newest last. A lost connection
 * is tried again until it is back. Saved elsewhere meanwhile: the newer answers take the place of
 * these, and the reader is told.
 */
export function useKeeping(first: Kept, save: Save) {
  const [response, setResponse] = useState(first.response);
  const [state, setState] = useState<KeepState>("kept");
  const now = useRef({ ...first, isDirty: false, isSaving: false });
  const waiting = useRef<(() => void)[]>([]);

  const settle = () => {
    for (const go of waiting.current.splice(0)) go();
  };
  const run = async (): Promise<void> => {
    const it = now.current;
    if (it.isSaving || !it.isDirty) return;
    it.isSaving = true;
    it.isDirty = false;
    setState("saving");
    try {
      it.revision = (await save(it.revision, it.response)).revision;
      if (!it.isDirty) setState("kept");
    } catch (error) {
      const newer =
        error instanceof Problem && error.code === "stale" ? newerOf(error.extra) : null;
      if (newer) {
        Object.assign(it, newer, { isDirty: false });
        setResponse(newer.response);
        setState("stale");
      } else if (error instanceof Problem && error.status !== 0 && error.status < 500) {
        setState("lost");
      } else {
        it.isDirty = true;
        setState("lost");
        await new Promise((resolve) => setTimeout(resolve, 3_000));
      }
    }
    it.isSaving = false;
    if (it.isDirty) return run();
    settle();
  };

  return {
    response,
    state,
    change(next: QuestionnaireResponse) {
      now.current.response = next;
      now.current.isDirty = true;
      setResponse(next);
      void run();
    },
    /** Waits until everything is kept; answers the revision. */
    async whenKept(): Promise<number> {
      const it = now.current;
      if (it.isSaving || it.isDirty) await new Promise<void>((go) => waiting.current.push(go));
      return it.revision;
    },
  };
}

function newerOf(extra: unknown): Kept | null {
  const { revision, response } = (extra ?? {}) as Partial<Kept>;
  return revision !== undefined && response !== undefined ? { revision, response } : null;
}
