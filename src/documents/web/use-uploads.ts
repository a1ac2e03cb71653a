import { useEffect, useRef, useState } from "react";
import type { Compartment, ServiceId } from "../../access/contract.ts";
import type { PersonId } from "../../people/contract.ts";
import { Problem, upload } from "../../platform/web/client.ts";
import { queryClient } from "../../platform/web/queries.ts";
import { listEntries } from "../../record/contract.ts";
import { addDocument, type BroughtKind, type FileRefusal, listDocuments } from "../contract.ts";
import { refusalOf, titleOf } from "../rules.ts";

/** A file that somebody chose and that is not kept yet. */
export interface Waiting {
  /** Also the key of the act: sent twice it is kept once. */
  readonly id: string;
  readonly file: File;
  readonly title: string;
  readonly kind: BroughtKind;
  readonly correspondent: string;
  readonly datedOn: string;
  /** How much has left, from 0 to 1, while it is being sent. */
  readonly sent?: number | undefined;
  readonly problem?: Problem | undefined;
  /** It cannot be kept, whatever is mended. */
  readonly refusal: FileRefusal | null;
}

interface Place {
  readonly serviceId: ServiceId;
  readonly compartment: Compartment;
}

/** Files wait here until they are kept: one after the other, and what is refused stays to be mended. */
export function useUploads(personId: PersonId) {
  const [waiting, setWaiting] = useState<readonly Waiting[]>([]);
  const [isBusy, setBusy] = useState(false);
  const stop = useRef(new AbortController());
  const change = (id: string, part: Partial<Waiting>) =>
    setWaiting((all) => all.map((one) => (one.id === id ? { ...one, ...part } : one)));
  const remove = (id: string) => setWaiting((all) => all.filter((one) => one.id !== id));

  useEffect(() => {
    const controller = new AbortController();
    stop.current = controller;
    return () => controller.abort();
  }, []);

  const add = (files: readonly File[], pastedTitle: string) =>
    setWaiting((all) => [...all, ...files.map((file) => waitingOf(file, pastedTitle))]);

  /** Answers how many were kept and how many were not. */
  const keep = async (place: Place): Promise<{ kept: number; left: number }> => {
    setBusy(true);
    let kept = 0;
    for (const one of waiting.filter(({ refusal }) => refusal === null)) {
      change(one.id, { sent: 0, problem: undefined });
      const problem = await send(personId, place, one, {
        onProgress: (sent) => change(one.id, { sent }),
        signal: stop.current.signal,
      });
      if (problem === "stopped") return { kept, left: 0 };
      if (problem) change(one.id, { problem, sent: undefined });
      else {
        kept += 1;
        remove(one.id);
      }
    }
    setBusy(false);
    for (const { name } of [listDocuments, listEntries]) {
      await queryClient.invalidateQueries({ queryKey: [name] });
    }
    return { kept, left: waiting.length - kept };
  };
  return { waiting, isBusy, add, change, remove, keep };
}

async function send(
  id: PersonId,
  place: Place,
  { id: key, file, title, kind, correspondent, datedOn }: Waiting,
  more: { onProgress: (part: number) => void; signal: AbortSignal },
): Promise<Problem | "stopped" | undefined> {
  try {
    const about = { id, ...place, kind, title, correspondent, ...(datedOn && { datedOn }) };
    await upload(addDocument, about, file, { ...more, key: `${key} ${await sumOf(about)}` });
    return undefined;
  } catch (error) {
    if (error instanceof Problem) return error;
    if (error instanceof DOMException && error.name === "AbortError") return "stopped";
    throw error;
  }
}

/** What was mended is another act than what was refused. */
async function sumOf(about: object): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(about));
  if (!crypto.subtle) return String(bytes.length);
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum.slice(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

function waitingOf(file: File, pastedTitle: string): Waiting {
  const isPasted = file.name === "image.png";
  return {
    id: crypto.randomUUID(),
    file,
    refusal: refusalOf(file),
    title: isPasted ? pastedTitle : titleOf(file.name),
    kind: file.type.startsWith("image/") ? "photo" : "letter-received",
    correspondent: "",
    datedOn: "",
  };
}
