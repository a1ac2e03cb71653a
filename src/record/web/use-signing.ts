import type { Compartment, ServiceId } from "../../access/contract.ts";
import type { Problem } from "../../platform/web/client.ts";
import { queryClient } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import {
  amendEntry,
  type DraftExtra,
  listDraftsAbout,
  listMyDrafts,
  signContact,
  writeNote,
} from "../contract.ts";
import { endWriting, storedOf, type Writing } from "./drafts/writings.ts";
import { amendmentOf, contactOf, noteOf } from "./signing.ts";
import { useRecordWords } from "./use-record-words.ts";
import { useWriteEntry } from "./use-write.ts";

interface Place {
  readonly serviceId: ServiceId;
  readonly compartment: Compartment;
  readonly text: string;
  readonly endsTurn?: boolean;
}

const said = { note: "editor.saved", contact: "contact.saved", amendment: "amend.saved" } as const;

/** Makes entries of what was written: what is on its way first, so that the server signs what it has. */
export function useSigning(writing: Writing, onDone: () => void) {
  const { t } = useRecordWords();
  const note = useWriteEntry(writeNote);
  const contact = useWriteEntry(signContact);
  const amendment = useWriteEntry(amendEntry);
  const { keeper } = writing;
  const done = () => {
    endWriting(writing);
    for (const { name } of [listDraftsAbout, listMyDrafts]) {
      queryClient.invalidateQueries({ queryKey: [name] });
    }
    // Pages of other modules say where it was marked.
    if (keeper.state.content.marked?.length) queryClient.invalidateQueries();
    sayDone(t(said[writing.kind]));
    onDone();
  };
  const meet = (problem: Problem) => {
    if (problem.code === "stale") keeper.meet(storedOf((problem.extra as DraftExtra).draft));
    if (problem.code === "draft-gone") keeper.lose();
  };
  return {
    isPending: note.isPending || contact.isPending || amendment.isPending,
    problem: note.error ?? contact.error ?? amendment.error,
    async sign(place: Place): Promise<void> {
      const late = new Promise((resolve) => setTimeout(resolve, 3_000));
      await Promise.race([keeper.settled(), late]);
      const { id, revision, content, theirs, status } = keeper.state;
      if (theirs || status === "gone") return;
      const signing = { ...place, content, draft: revision > 0 ? { id, revision } : undefined };
      const after = { onSuccess: done, onError: meet };
      if (content.amends) amendment.mutate(amendmentOf(signing, content.amends), after);
      else if (content.contact) contact.mutate(contactOf(writing, signing, content.contact), after);
      else note.mutate(noteOf(writing, signing), after);
    },
  };
}
