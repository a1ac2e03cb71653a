import { type Case, type Causes, type Consent, outgoingRecipient, type Share } from "./cases.ts";
import { discreet, type Principal, type ServiceKey } from "./cast.ts";
import type { CaseEntry } from "./entries.ts";
import type { Action, Attributes, Question } from "./model.ts";
import { compartmentsOpened } from "./openings.ts";

/* A case, told to the model. */

const described = new Map<Principal, Question["principal"]>();

function describe(principal: Principal): Question["principal"] {
  const known = described.get(principal);
  if (known) return known;
  const active = principal.memberships.filter(({ over }) => !over);
  const servicesAs = (...roles: string[]) =>
    active.flatMap(({ role, service }) => (service && roles.includes(role) ? [service] : []));
  const all = [...new Set(active.flatMap(({ service }) => service ?? []))];
  const description = {
    name: principal.name,
    bound: principal.bound,
    profession: principal.profession,
    roles: active.map(({ role }) => role),
    care: servicesAs("care"),
    head: servicesAs("head"),
    community: servicesAs("community"),
    member: all,
    opens: all.flatMap((service) =>
      compartmentsOpened(service, principal.profession).map((compartment) => ({
        service,
        compartment,
      })),
    ),
  };
  described.set(principal, description);
  return description;
}

/** Which share is about an entry: that of its compartment, else one of another compartment. */
function shareAbout(shares: readonly Share[], { compartment }: CaseEntry): Share | undefined {
  return shares.find((share) => share.compartment === compartment) ?? shares[0];
}

function factsOf(
  causes: Causes,
  purpose: string,
  passed?: { share: Share | undefined; consent: Consent | undefined; entry: string },
): Attributes {
  const { relation, exclusion, ownFile, glass } = causes;
  const me = (entry: Share["entry"]) => (entry === "asked" ? (passed?.entry ?? "") : "another");
  return {
    now: 0,
    purpose,
    ...(relation && { relation }),
    ...(passed?.share && {
      share: { ...toFact(passed.share, me), purpose: "care", ended: false },
    }),
    ...(passed?.consent && { consent: { ...passed.consent } }),
    ...(exclusion && { exclusion }),
    ...(ownFile && { ownFile: { staff: ownFile.staff, ended: false } }),
    ...(glass && { glass: { ...glass, closed: false } }),
  };
}

function toFact({ entry, ...share }: Share, name: (entry: Share["entry"]) => string): Attributes {
  return { ...share, ...(entry && { entry: name(entry) }) };
}

export function askAboutEntry(
  { principal, causes }: Case,
  action: Action,
  entry: CaseEntry,
  purpose: string,
): Question {
  const passed = {
    share: shareAbout(causes.shares, entry),
    consent: causes.incoming,
    entry: entry.id,
  };
  return {
    principal: describe(principal),
    action,
    resource: { type: "Entry", attrs: describeEntry(entry) },
    facts: factsOf(causes, purpose, passed),
  };
}

/** Writing something new: theirs, and narrowed to nobody. */
export function askToWrite(
  asked: Case,
  { id, kind, service, compartment }: CaseEntry,
  purpose: string,
): Question {
  const author = asked.principal.name;
  const plain = { vital: false, narrowed: false, named: [] };
  const entry = { id, kind, service, compartment, author, ...plain };
  return askAboutEntry(asked, "write", entry, purpose);
}

/** Passing on one entry, or its whole compartment when it is not narrowed. */
export function askToShare(asked: Case, entry: CaseEntry, purpose: string): Question {
  const { principal, causes, agreement } = asked;
  const share: Share = {
    ...outgoingRecipient(agreement),
    source: entry.service,
    compartment: entry.compartment,
    entry: "asked",
    from: 0,
    until: 1000,
  };
  return {
    principal: describe(principal),
    action: "share",
    resource: { type: "Entry", attrs: describeEntry(entry) },
    facts: factsOf(causes, purpose, { share, consent: causes.outgoing, entry: entry.id }),
  };
}

export function askAboutPerson(asked: Case, action: Action, purpose: string): Question {
  return {
    principal: describe(asked.principal),
    action,
    resource: { type: "Person", attrs: {} },
    facts: factsOf(asked.causes, purpose),
  };
}

/** Whether a service that stands around the person is told of. */
export function askAboutCircle(asked: Case, service: ServiceKey, purpose: string): Question {
  return {
    ...askAboutPerson(asked, "know", purpose),
    resource: { type: "Service", attrs: { name: service, discreet: discreet.includes(service) } },
  };
}

function describeEntry({ id, ...entry }: CaseEntry): Attributes {
  return { name: id, ...entry };
}
