import { useSyncExternalStore } from "react";
import { call, watchSessionRefusals } from "../../platform/web/client.ts";
import { forgetEverything, settleDrafts } from "../../platform/web/draft.ts";
import { speak } from "../../platform/web/i18n.ts";
import { queryClient } from "../../platform/web/queries.ts";
import { getSession, lockSession, type Me, signIn, signOut, unlockSession } from "../contract.ts";

/** Who sits at this desk. A locked desk keeps its pages, hidden, until its user is back. */
export type Desk =
  | { readonly state: "opening" | "closed" | "unreachable"; readonly me?: undefined }
  | { readonly state: "open"; readonly me: Me }
  | { readonly state: "locked"; readonly me: Me | undefined; readonly name: string };

type News = { readonly what: "active" | "locked" | "unlocked" | "left" | "entered"; id?: string };

const nameKey = "kring.locked";
/** Somebody left, and the server has not heard of it yet. */
const leavingKey = "kring.leaving";
const listeners = new Set<() => void>();
const otherTabs = new BroadcastChannel("kring-desk");
let desk: Desk = { state: "opening" };
let lastActivityAt = Date.now();
let lastToldAt = 0;

function become(next: Desk): void {
  desk = next;
  for (const listener of listeners) listener();
}

export function useDesk(): Desk {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => desk,
  );
}

/** The signed-in user; only below a page that needs one. */
export function useMe(): Me {
  const now = useDesk();
  const me = now.state === "open" || now.state === "locked" ? now.me : undefined;
  if (!me) throw new Error("nobody is signed in here");
  return me;
}

/** Outside of a page: whether somebody sits here, awake, who may. */
export function mayNow(capability: string): boolean {
  return desk.state === "open" && desk.me.capabilities.includes(capability);
}

export function useMay(capability: string): boolean {
  return useMe().capabilities.includes(capability);
}

/** Asks the server who sits here; called once at start. */
export async function openDesk(): Promise<void> {
  watchSessionRefusals((refusal) => (refusal === "locked" ? showLocked() : showClosed()));
  otherTabs.onmessage = ({ data }: MessageEvent<News>) => hear(data);
  try {
    if (localStorage.getItem(leavingKey) !== null) await endSession();
    // A desk that was covered stays covered, also if the server could not be told then.
    else if (sessionStorage.getItem(nameKey) !== null) await call(lockSession, {}).catch(() => {});
    await enter(await call(getSession, {}));
  } catch {
    // A refusal has already become the sign-in or the lock screen.
    if (desk.state === "opening") become({ state: "unreachable" });
  }
}

/** Throws Problem `wrong-credentials`, `too-many-attempts`. */
export async function signInHere(email: string, password: string): Promise<void> {
  const me = await call(signIn, { email, password });
  localStorage.removeItem(leavingKey);
  forgetOthers(me.id);
  await enter(me);
  tell({ what: "entered", id: me.id });
}

/** Throws Problem `wrong-credentials`, `too-many-attempts`. */
export async function unlock(password: string): Promise<void> {
  await enter(await call(unlockSession, { password }));
  tell({ what: "unlocked" });
}

export function lock(): void {
  cover();
  // Even if the server cannot be told, the screen is covered.
  call(lockSession, {}).catch(() => {});
}

/** The server locked this session already: what stands on the screens of this desk is covered. */
export function cover(): void {
  showLocked();
  tell({ what: "locked" });
}

/** Ends the session; nothing of this user stays in memory or storage: the page starts anew. */
export async function leave(): Promise<void> {
  await settleDrafts(2_000);
  localStorage.setItem(leavingKey, "yes");
  await endSession().catch(() => {});
  tell({ what: "left" });
  startAnew();
}

/** Throws when the server cannot be told: whoever opens the house here next tells it first. */
async function endSession(): Promise<void> {
  await call(signOut, {});
  localStorage.removeItem(leavingKey);
}

/** Somebody is working: the desk does not lock. */
export function noteActivity(): void {
  lastActivityAt = Date.now();
  if (lastActivityAt - lastToldAt < 10_000) return;
  lastToldAt = lastActivityAt;
  tell({ what: "active" });
}

export function idleMs(): number {
  return Date.now() - lastActivityAt;
}

async function enter(me: Me): Promise<void> {
  sessionStorage.removeItem(nameKey);
  lastActivityAt = Date.now();
  await speak(me.language, me.capabilities);
  become({ state: "open", me });
}

function showLocked(): void {
  if (desk.state === "locked") return;
  const me = desk.state === "open" ? desk.me : undefined;
  const name = me ? `${me.given} ${me.family}` : (sessionStorage.getItem(nameKey) ?? "");
  // After a reload the locked desk should still say whose it is.
  sessionStorage.setItem(nameKey, name);
  become({ state: "locked", me, name });
}

function showClosed(): void {
  if (desk.state === "opening" || desk.state === "closed") {
    become({ state: "closed" });
    return;
  }
  queryClient.clear();
  location.reload();
}

function startAnew(): void {
  queryClient.clear();
  forgetEverything();
  location.replace("/");
}

function hear({ what, id }: News): void {
  if (what === "active") lastActivityAt = Date.now();
  if (what === "locked" && desk.state === "open") showLocked();
  if (what === "left" && desk.state !== "closed") startAnew();
  const mine = desk.state === "open" || desk.state === "locked" ? desk.me?.id : undefined;
  if (what === "entered" && id !== mine) startAnew();
  if (what === "unlocked" && desk.state === "locked") {
    call(getSession, {}).then(enter, () => {});
  }
}

function tell(news: News): void {
  otherTabs.postMessage(news);
}

function forgetOthers(id: string): void {
  for (const key of Object.keys(sessionStorage)) {
    if (key.startsWith("kring.draft.") && !key.startsWith(`kring.draft.${id}.`)) {
      sessionStorage.removeItem(key);
    }
  }
}
