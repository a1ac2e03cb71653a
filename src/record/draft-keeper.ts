import { isSame } from "./draft-rules.ts";

/*
 * Keeps what is being typed in two places: at this desk at once, and on the server as fast as it
 * answers. One request is on its way at a time; the newest state follows it. A sending whose answer
 * was lost is sent again as it was, so that it is never taken for somebody else's.
 */

/** What this desk remembers of a text, whether the server has it or not. */
export interface Kept<C> {
  readonly id: string;
  /** The newest that the server acknowledged here; 0: none yet. */
  readonly revision: number;
  readonly content: C;
  /** What is on its way, or was when the page was left. */
  readonly sent: C | null;
  /** The server has not acknowledged all of it. */
  readonly isDirty: boolean;
  /** In ms, to find the newest of several. */
  readonly changedAt: number;
}

export interface Stored<C> {
  readonly revision: number;
  readonly content: C;
}

/** What became of a sending. */
export type Sent<C> =
  | { readonly kind: "saved"; readonly revision: number }
  | { readonly kind: "stale"; readonly theirs: Stored<C> }
  | { readonly kind: "gone" }
  | { readonly kind: "refused"; readonly code: string }
  | { readonly kind: "unreachable" };

/** What the keeper cannot do itself. */
export interface Means<C> {
  readonly save: (save: Pick<Kept<C>, "id" | "revision" | "content">) => Promise<Sent<C>>;
  readonly drop: (draft: Pick<Kept<C>, "id" | "revision">) => Promise<Sent<C>>;
  /** At once: what it was given is there when it returns. */
  readonly remember: (kept: Kept<C>) => void;
  readonly forget: (id: string) => void;
  readonly pause: (ms: number) => Promise<void>;
  readonly newId: () => string;
  readonly now: () => number;
  /** There is nothing to keep of it. */
  readonly isBlank: (content: C) => boolean;
}

/**
 * `kept`: the server has all of it; `waiting`: it does not answer, the text is at this desk only;
 * `stale`: another window wrote on, both versions are here; `gone`: it was signed or thrown away
 * elsewhere; `refused`: the server does not take it as it is.
 */
export type KeeperState<C> = Kept<C> & {
  readonly status: "kept" | "sending" | "waiting" | "stale" | "gone" | "refused";
  readonly theirs: Stored<C> | null;
  readonly code: string;
};

const pausesMs = [500, 1_000, 2_000, 5_000];

export class DraftKeeper<C> {
  readonly #means: Means<C>;
  #state: KeeperState<C>;
  #isSending = false;
  #isClosed = false;
  readonly #listeners = new Set<() => void>();

  constructor(means: Means<C>, state: KeeperState<C>) {
    this.#means = means;
    this.#state = state;
    if (state.isDirty) this.#send();
  }

  get state(): KeeperState<C> {
    return this.#state;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** A keystroke. It is remembered here when this returns, and is on its way. */
  type(content: C): void {
    if (this.#isClosed) return;
    const { status } = this.#state;
    const mayGo = status === "kept" || status === "refused";
    const changedAt = this.#means.now();
    this.#become({ content, isDirty: true, changedAt, ...(mayGo && { status: "sending" }) });
    this.#send();
  }

  /** Another window wrote on, and this is the one to keep: the other is written over knowingly. */
  keepMine(): void {
    const { theirs } = this.#state;
    if (!theirs) return;
    this.#become({ revision: theirs.revision, theirs: null, status: "sending", isDirty: true });
    this.#send();
  }

  keepTheirs(): void {
    const { theirs } = this.#state;
    if (!theirs) return;
    this.#become({ ...theirs, theirs: null, status: "kept", isDirty: false, sent: null });
  }

  /** Mine goes on as a text of its own; theirs stays as it is. Also when the old one is gone. */
  keepBoth(): void {
    this.#means.forget(this.#state.id);
    const fresh = { id: this.#means.newId(), revision: 0, theirs: null, sent: null };
    this.#become({ ...fresh, status: "sending", isDirty: true });
    this.#send();
  }

  /** The server told of another version while it was to be signed. */
  meet(theirs: Stored<C>): void {
    this.#become({ status: "stale", theirs, sent: null, isDirty: true });
  }

  /** It was to be signed and is no more. */
  lose(): void {
    this.#become({ status: "gone", sent: null, isDirty: true });
  }

  /** Signed, or thrown away: nothing is sent or remembered of it any more. */
  close(): void {
    this.#isClosed = true;
    this.#means.forget(this.#state.id);
    this.#tell();
  }

  /** When nothing is on its way, or nothing will be until the user decides or the server answers. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!this.#isClosed && this.#isSending && this.#state.status === "sending") return;
        leave();
        resolve();
      };
      const leave = this.subscribe(look);
      look();
    });
  }

  #mustSend(): boolean {
    const { isDirty, status } = this.#state;
    const mustDecide = status === "stale" || status === "gone" || status === "refused";
    return isDirty && !mustDecide && !this.#isClosed;
  }

  async #send(): Promise<void> {
    if (this.#isSending) return;
    this.#isSending = true;
    let failures = 0;
    while (this.#mustSend()) {
      const sent = await this.#sendOnce();
      if (this.#isClosed) break;
      if (sent !== "unreachable") failures = 0;
      else {
        this.#become({ status: "waiting" });
        await this.#means.pause(pausesMs[Math.min(failures++, pausesMs.length - 1)] ?? 5_000);
      }
    }
    this.#isSending = false;
    this.#tell();
  }

  async #sendOnce(): Promise<Sent<C>["kind"]> {
    const { id, revision, sent } = this.#state;
    const content = sent ?? this.#state.content;
    if (sent === null && this.#means.isBlank(content)) return this.#sendNothing();
    this.#become({ sent: content });
    const answer = await this.#means.save({ id, revision, content });
    if (!this.#isClosed) this.#hear(answer, content);
    return answer.kind;
  }

  /** Everything was taken out again: the server keeps nothing of it. */
  async #sendNothing(): Promise<Sent<C>["kind"]> {
    const { id, revision } = this.#state;
    const answer: Sent<C> =
      revision === 0 ? { kind: "gone" } : await this.#means.drop({ id, revision });
    if (this.#isClosed) return answer.kind;
    if (answer.kind !== "saved" && answer.kind !== "gone") {
      this.#hear(answer, this.#state.content);
      return answer.kind;
    }
    this.#means.forget(id);
    const isDirty = !this.#means.isBlank(this.#state.content);
    const fresh = { id: this.#means.newId(), revision: 0, isDirty };
    this.#become({ ...fresh, status: isDirty ? "sending" : "kept" });
    return answer.kind;
  }

  #hear(answer: Sent<C>, content: C): void {
    switch (answer.kind) {
      case "saved": {
        const isDirty = !isSame(content, this.#state.content);
        const status = isDirty ? "sending" : "kept";
        this.#become({ revision: answer.revision, sent: null, isDirty, status });
        break;
      }
      case "stale":
        this.meet(answer.theirs);
        break;
      case "gone":
        this.lose();
        break;
      case "refused":
        this.#become({ status: "refused", code: answer.code, sent: null });
        break;
      case "unreachable":
        break;
    }
  }

  #become(part: Partial<KeeperState<C>>): void {
    this.#state = { ...this.#state, ...part };
    const { id, revision, content, sent, isDirty, changedAt } = this.#state;
    const isNothing = revision === 0 && !isDirty && this.#means.isBlank(content);
    if (isNothing) this.#means.forget(id);
    else this.#means.remember({ id, revision, content, sent, isDirty, changedAt });
    this.#tell();
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** A text that nobody has typed into yet. */
export function beginKept<C>(id: string, content: C, now: number): KeeperState<C> {
  const kept = { id, revision: 0, content, sent: null, isDirty: false, changedAt: now };
  return { ...kept, status: "kept", theirs: null, code: "" };
}

/** One that the server has and this desk does not know of. */
export function takeStored<C>(id: string, stored: Stored<C>, now: number): KeeperState<C> {
  return { ...beginKept(id, stored.content, now), revision: stored.revision };
}

/** One that this desk remembers, beside what the server has of it now. */
export function takeUp<C>(kept: Kept<C>, stored: Stored<C> | undefined): KeeperState<C> {
  const mine: KeeperState<C> = { ...kept, status: "sending", theirs: null, code: "" };
  if (!stored) {
    return kept.revision === 0 ? { ...mine, isDirty: true } : { ...mine, status: "gone" };
  }
  if (!kept.isDirty) return takeStored(kept.id, stored, kept.changedAt);
  if (stored.revision === kept.revision) return mine;
  const knows = isSame(stored.content, kept.sent) || isSame(stored.content, kept.content);
  if (!knows) return { ...mine, status: "stale", theirs: stored, sent: null };
  const isDirty = !isSame(stored.content, kept.content);
  const status = isDirty ? "sending" : "kept";
  return { ...mine, revision: stored.revision, sent: null, isDirty, status };
}
