import { useEffect, useState, useSyncExternalStore } from "react";
import type { ServiceId } from "../../../access/contract.ts";
import { useMe } from "../../../access/web/index.ts";
import type { PersonId } from "../../../people/contract.ts";
import { call, Problem } from "../../../platform/web/client.ts";
import { draftsOf, settleBeforeLeaving } from "../../../platform/web/draft.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import {
  type AmendmentKind,
  type Draft,
  type DraftContent,
  type DraftExtra,
  type DraftKind,
  type Entry,
  type EntryId,
  listDraftsAbout,
  saveDraft,
  throwDraft,
} from "../../contract.ts";
import {
  beginKept,
  DraftKeeper,
  type KeeperState,
  type Kept,
  type Means,
  type Sent,
  type Stored,
  takeStored,
  takeUp,
} from "../../draft-keeper.ts";
import { blankContent, isBlank, isSame } from "../../draft-rules.ts";

/** What is written, and into whose file it will go. */
export type Text = DraftContent & { readonly serviceId: ServiceId };

/** A text that is being written about somebody; it goes on being kept when its page is left. */
export interface Writing {
  /** Stays when the text gets another id. */
  readonly key: string;
  readonly personId: PersonId;
  readonly kind: DraftKind;
  readonly keeper: DraftKeeper<Text>;
}

let open: readonly Writing[] = [];
const listeners = new Set<() => void>();

function become(next: readonly Writing[]): void {
  open = next;
  for (const listener of listeners) listener();
}

settleBeforeLeaving(async () => {
  await Promise.all(open.map(({ keeper }) => keeper.settled()));
});

export function storedOf({ revision, content, serviceId }: Draft): Stored<Text> {
  return { revision, content: { ...content, serviceId } };
}

function sentBy(problem: unknown): Sent<Text> {
  if (!(problem instanceof Problem)) throw problem;
  if (problem.code === "stale") {
    return { kind: "stale", theirs: storedOf((problem.extra as DraftExtra).draft) };
  }
  if (problem.code === "not-found") return { kind: "gone" };
  // Nobody is signed in, the desk is locked, the house is closed: it is sent when that is over.
  const mayPass = problem.status === 0 || problem.status === 401 || problem.status >= 500;
  return mayPass || problem.status === 429
    ? { kind: "unreachable" }
    : { kind: "refused", code: problem.code };
}

function meansOf(owner: string, personId: PersonId, kind: DraftKind): Means<Text> {
  const desk = draftsOf(owner);
  const nameOf = (id: string) => `writing.${personId}.${kind}.${id}`;
  return {
    save: async ({ id, revision, content: { serviceId, ...content } }) => {
      try {
        const saved = await call(saveDraft, { id, personId, kind, serviceId, revision, content });
        return { kind: "saved", revision: saved.revision };
      } catch (problem) {
        return sentBy(problem);
      }
    },
    drop: async ({ id, revision }) => {
      try {
        await call(throwDraft, { id, revision });
        return { kind: "gone" };
      } catch (problem) {
        return sentBy(problem);
      }
    },
    remember: (kept) => desk.keep(nameOf(kept.id), kept),
    forget: (id) => desk.forget(nameOf(id)),
    pause: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    newId: () => crypto.randomUUID(),
    now: () => Date.now(),
    isBlank,
  };
}

function openWriting(
  owner: string,
  { personId, kind, state }: { personId: PersonId; kind: DraftKind; state: KeeperState<Text> },
): Writing {
  const keeper = new DraftKeeper(meansOf(owner, personId, kind), state);
  return { key: state.id, personId, kind, keeper };
}

/** A new text. An empty one is nothing yet; a contact that begins is kept at once. */
export function beginWriting(
  owner: string,
  { personId, text }: { readonly personId: PersonId; readonly text: Text },
): Writing {
  const kind = text.amends ? "amendment" : text.contact ? "contact" : "note";
  const state = beginKept(crypto.randomUUID(), text, Date.now());
  const writing = openWriting(owner, { personId, kind, state });
  if (text.contact) writing.keeper.type(text);
  become([...open, writing]);
  return writing;
}

/** Signed, thrown away, or never written: it is gone from here. */
export function endWriting(writing: Writing): void {
  writing.keeper.close();
  become(open.filter((one) => one !== writing));
}

/** What this desk remembers and what the server has, put together: each text once. */
function gather(
  owner: string,
  personId: PersonId,
  { drafts, readAt }: { readonly drafts: readonly Draft[]; readonly readAt: number },
): void {
  const desk = draftsOf(owner);
  const mine = open.filter((one) => one.personId === personId);
  const isNew = (id: string) => mine.every(({ keeper }) => keeper.state.id !== id);
  const found: Writing[] = [];
  for (const name of desk.names(`writing.${personId}.`)) {
    const kept = desk.read<Kept<Text>>(name);
    if (!kept || !isNew(kept.id)) continue;
    const draft = drafts.find(({ id }) => id === kept.id);
    const kind = name.split(".")[2] as DraftKind;
    // The server had all of it, and it was signed or thrown away since.
    if (!draft && !kept.isDirty) desk.forget(name);
    else {
      const state = takeUp(kept, draft && storedOf(draft));
      found.push(openWriting(owner, { personId, kind, state }));
    }
  }
  const isKnown = ({ id }: Draft) =>
    !isNew(id) || found.some(({ keeper }) => keeper.state.id === id);
  for (const draft of drafts.filter((one) => !isKnown(one))) {
    const state = takeStored(draft.id, storedOf(draft), Date.parse(draft.savedAt));
    found.push(openWriting(owner, { personId, kind: draft.kind, state }));
  }
  // One that was typed into while the list was on its way is missing there, and not over.
  const isOver = ({ keeper: { state } }: Writing) =>
    state.revision > 0 &&
    !state.isDirty &&
    state.changedAt < readAt - 20_000 &&
    drafts.every(({ id }) => id !== state.id);
  const over = mine.filter(isOver);
  for (const { keeper } of over) keeper.close();
  become([...open.filter((one) => !over.includes(one)), ...found]);
}

/** Nobody typed into them: there is nothing to come back to. */
function endUntouched(personId: PersonId, kinds: readonly DraftKind[]): void {
  for (const writing of open.filter((one) => one.personId === personId && isOf(one, kinds))) {
    const { revision, isDirty, content } = writing.keeper.state;
    if (revision === 0 && !isDirty && isBlank(content)) endWriting(writing);
  }
}

const isOf = ({ kind }: Writing, kinds: readonly DraftKind[]) => kinds.includes(kind);

function useOpen(): readonly Writing[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => open,
  );
}

/** My unfinished texts of these kinds about somebody, the newest first. `kinds` stays the same. */
export function useWritings(personId: PersonId, kinds: readonly DraftKind[]) {
  const me = useMe();
  const { data, error, dataUpdatedAt } = useAnswer(
    listDraftsAbout,
    { id: personId },
    { gcTime: 0, staleTime: 60_000 },
  );
  const [gathered, setGathered] = useState<unknown>();
  useEffect(() => {
    if (!data) return;
    gather(me.id, personId, { drafts: data.drafts, readAt: dataUpdatedAt });
    setGathered(data);
  }, [data, dataUpdatedAt, me.id, personId]);
  useEffect(() => () => endUntouched(personId, kinds), [personId, kinds]);
  const writings = useOpen()
    .filter((one) => one.personId === personId && isOf(one, kinds))
    .sort((one, other) => other.keeper.state.changedAt - one.keeper.state.changedAt);
  return { writings, isReady: gathered !== undefined || error !== null };
}

const amendments: readonly DraftKind[] = ["amendment"];

/**
 * What I am adding to an entry in this way. It may be typed at once; when something I left before is
 * found, that is shown as long as nothing was typed.
 */
export function useAmendment(
  { id: entryId, personId, service }: Entry,
  kind: AmendmentKind,
): Writing | undefined {
  const me = useMe();
  const { writings, isReady } = useWritings(personId, amendments);
  const [settled, setSettled] = useState<Writing>();
  const mine = writings.filter(({ keeper: { state } }) =>
    isSame(state.content.amends, { entryId, kind }),
  );
  const shown =
    mine.find((one) => one === settled) ??
    mine.find(({ keeper: { state } }) => !isBlank(state.content)) ??
    mine[0];
  // biome-ignore lint/correctness/useExhaustiveDependencies: begun once for each entry and way
  useEffect(() => {
    const text = { ...blankContent, serviceId: service.id, amends: { entryId, kind } };
    if (!shown) beginWriting(me.id, { personId, text });
  }, [!shown, entryId, kind]);
  useEffect(() => {
    if (isReady) setSettled(shown);
  }, [isReady, shown]);
  return shown;
}

/** How I was adding to an entry when I left it, as far as that was found on this page. */
export function useUnfinishedAmendment(entryId: EntryId): AmendmentKind | undefined {
  const found = useOpen().find(
    ({ keeper: { state } }) => state.content.amends?.entryId === entryId && !isBlank(state.content),
  );
  return found?.keeper.state.content.amends?.kind;
}

export function useKeeper({ keeper }: Writing): KeeperState<Text> {
  return useSyncExternalStore(keeper.subscribe, () => keeper.state);
}
