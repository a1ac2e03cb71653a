/**
 * What each act of the journal is called towards the person it is about, and towards whoever watches
 * over it. Several acts are one deed: the person need not know our bookkeeping.
 */
export const deeds = [
  "identity-seen",
  "identity-written",
  "registered",
  "records-compared",
  "records-joined",
  "tie-written",
  "visit",
  "circle-seen",
  "care-written",
  "file-seen",
  "file-written",
  "file-narrowed",
  "agreement-written",
  "passed-on",
  "advice",
  "kept-out",
  "voice-written",
  "emergency-opened",
  "emergency-reviewed",
  "copy-made",
  "request-written",
  "overseen",
  "account-made",
  "own-file-declared",
] as const;
export type Deed = (typeof deeds)[number];

/** The kinds of thing a deed touches: the category of CONF-32. */
export const categories = ["identity", "visit", "circle", "file", "rights", "oversight"] as const;
export type Category = (typeof categories)[number];

export const categoryOf: Readonly<Record<Deed, Category>> = {
  "identity-seen": "identity",
  "identity-written": "identity",
  registered: "identity",
  "records-compared": "identity",
  "records-joined": "identity",
  "tie-written": "identity",
  visit: "visit",
  "circle-seen": "circle",
  "care-written": "circle",
  "voice-written": "circle",
  "kept-out": "circle",
  "file-seen": "file",
  "file-written": "file",
  "file-narrowed": "file",
  "passed-on": "file",
  advice: "file",
  "emergency-opened": "file",
  "emergency-reviewed": "oversight",
  "agreement-written": "rights",
  "copy-made": "rights",
  "request-written": "rights",
  "account-made": "rights",
  overseen: "oversight",
  "own-file-declared": "oversight",
};

/** Acts that carry a person. An act without a deed fails the tests. */
export const deedOfAct: Readonly<Record<string, Deed>> = {
  "person-opened": "identity-seen",
  "person-registered": "registered",
  "person-edited": "identity-written",
  "people-related": "tie-written",
  "relation-ended": "tie-written",
  "people-merged": "records-joined",
  "merge-undone": "records-joined",
  "duplicate-dismissed": "records-compared",
  "person-arrived": "visit",
  "person-called": "visit",
  "turn-moved": "visit",
  "person-handed-on": "visit",
  "turn-urgency-set": "visit",
  "entries-opened": "file-seen",
  "entry-opened": "file-seen",
  "entry-written": "file-written",
  "entry-amended": "file-written",
  "entry-restricted": "file-narrowed",
  "entry-withheld": "file-written",
  "withholding-ended": "file-written",
  "copy-made": "copy-made",
  "request-noted": "request-written",
  "request-answered": "request-written",
  "request-extended": "request-written",
  "request-reminded": "request-written",
  "requests-opened": "request-written",
  "asker-looked-up": "identity-seen",
  "journal-searched": "overseen",
  "journal-exported": "overseen",
  "alert-raised": "overseen",
  "alert-answered": "overseen",
  "account-made": "account-made",
};

export const houseDeeds = [
  "refused",
  "signed-in",
  "sign-in-failed",
  "signed-out",
  "desk-locked",
  "searched",
  "list-opened",
  "service-written",
  "staff-written",
  "rights-written",
  "own-rights-written",
  "password-written",
  "setting-written",
  "notice",
  "mail",
  "screen-written",
  "imported",
  "upkeep",
  "journal-guarded",
  "watched",
] as const;
export type HouseDeed = (typeof houseDeeds)[number];

/** Acts about the house, its colleagues or nobody in particular: no account of a person has them. */
export const houseDeedOfAct: Readonly<Record<string, HouseDeed>> = {
  refused: "refused",
  "signed-in": "signed-in",
  "sign-in-failed": "sign-in-failed",
  "signed-out": "signed-out",
  "signed-out-everywhere": "signed-out",
  "session-ended": "signed-out",
  "desk-locked": "desk-locked",
  "desk-unlocked": "desk-locked",
  "language-chosen": "setting-written",
  "own-rights-changed": "own-rights-written",
  "service-added": "service-written",
  "service-edited": "service-written",
  "service-closed": "service-written",
  "service-reopened": "service-written",
  "compartments-changed": "rights-written",
  "openings-changed": "rights-written",
  "access-list-opened": "list-opened",
  "care-relation-length-changed": "setting-written",
  "staff-added": "staff-written",
  "staff-edited": "staff-written",
  "staff-left": "staff-written",
  "staff-came-back": "staff-written",
  "membership-begun": "rights-written",
  "membership-ended": "rights-written",
  "password-renewed": "password-written",
  "centre-founded": "setting-written",
  "centre-rekeyed": "setting-written",
  "notice-read": "notice",
  "notices-read": "notice",
  "mail-tried-again": "mail",
  "mail-sent": "mail",
  "mail-not-sent": "mail",
  "checkpoint-mailed": "mail",
  "expired-forgotten": "upkeep",
  "door-added": "screen-written",
  "screen-added": "screen-written",
  "screen-removed": "screen-written",
  "queue-opened": "list-opened",
  "requests-listed": "list-opened",
  "request-clock-set": "setting-written",
  "people-searched": "searched",
  "duplicates-checked": "searched",
  "likely-duplicates-listed": "list-opened",
  "people-import-begun": "imported",
  "people-imported": "imported",
  "journal-verified": "journal-guarded",
  "checkpoint-written": "journal-guarded",
  "alerts-listed": "watched",
  "alert-threshold-changed": "setting-written",
  "oversight-opened": "watched",
};

const looks: readonly Deed[] = ["identity-seen", "file-seen", "circle-seen", "emergency-opened"];

const actsOf = (wanted: readonly Deed[]) =>
  Object.keys(deedOfAct).filter((act) => wanted.some((deed) => deedOfAct[act] === deed));

/** Acts by which somebody looks at one person: what alerts count. */
export const lookingActs: readonly string[] = actsOf(looks);

/** Acts by which a file is opened, beyond identity. */
export const fileActs: readonly string[] = actsOf(["file-seen"]);
