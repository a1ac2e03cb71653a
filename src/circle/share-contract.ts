import Type, { type Static } from "typebox";
import { Compartment, ServiceId } from "../access/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { howItWasSaid } from "./consent-contract.ts";
import {
  At,
  Day,
  Done,
  NamedColleague,
  NamedEntry,
  NamedService,
  Purpose,
  recipient,
  Uuid,
} from "./words.ts";

/** What was passed on by, or to, my services and me. */
export const Share = shape({
  id: Uuid,
  source: NamedService,
  compartment: Compartment,
  /** One entry only; null: the whole compartment. */
  entryId: nullable(Uuid),
  /** That entry, for whoever may read it now. */
  entry: nullable(NamedEntry),
  toService: nullable(NamedService),
  toStaff: nullable(NamedColleague),
  purpose: Purpose,
  consentId: Uuid,
  sharedBy: nullable(NamedColleague),
  since: At,
  /** The last day it holds, as far as the consent reaches. */
  until: Day,
  /** Null while it holds. */
  over: nullable(oneOf("ended", "past", "withdrawn")),
  direction: oneOf("from-us", "to-us", "within"),
  endingSoon: Type.Boolean(),
});
export type Share = Static<typeof Share>;

/** Who can receive: bound by secrecy, never a discreet service of others. */
export const listRecipients = endpoint({
  name: "listRecipients",
  method: "GET",
  path: "/api/people/:id/recipients",
  summary: "To whom something of this person can be passed on",
  needs: "vault",
  input: shape({
    id: PersonId,
    sourceService: ServiceId,
    compartment: Compartment,
    /** What is passed on is this entry alone. */
    entryId: Type.Optional(Uuid),
    purpose: Purpose,
  }),
  output: shape({
    services: Type.Array(
      shape({
        service: NamedService,
        /** Cares for the person already: else it sees nothing until it begins. */
        cares: Type.Boolean(),
        /** A consent that holds and covers this; null: ask first. */
        consent: nullable(shape({ id: Uuid, until: nullable(Day) })),
        /** The person said no to exactly this, last time they were asked. */
        refused: Type.Boolean(),
      }),
    ),
    colleagues: Type.Array(
      shape({
        colleague: NamedColleague,
        /** Their services that are not discreet. */
        services: Type.Array(NamedService),
        consent: nullable(shape({ id: Uuid, until: nullable(Day) })),
        refused: Type.Boolean(),
      }),
    ),
  }),
});

export const sharePart = endpoint({
  name: "sharePart",
  method: "POST",
  path: "/api/people/:id/shares",
  summary:
    "Pass on one entry, or one kind of secret of a service of mine, with the person's consent",
  needs: "vault",
  input: shape({
    id: PersonId,
    /** Either one entry, or a service and a compartment: `required` or `only-one` at `/entryId`. */
    entryId: Type.Optional(Uuid),
    serviceId: Type.Optional(ServiceId),
    compartment: Type.Optional(Compartment),
    ...recipient,
    purpose: Purpose,
    /** The last day, at most 15 months ahead (`too-far`), not in the past (`past`). */
    until: Day,
    /** The author's word that it is strictly needed (CONF-11): false is `strictly-needed` at its field. */
    strictlyNeeded: Type.Boolean(),
    /** A consent that holds already… */
    consentId: Type.Optional(Uuid),
    /** …or what the person answers now, to words that name the same thing, recipient and last day. */
    answer: Type.Optional(shape({ decision: oneOf("agreed", "refused"), ...howItWasSaid })),
  }),
  /** A no is written down and nothing is passed on: `shared` false, `shareId` null (CONF-15). */
  output: shape({ shared: Type.Boolean(), shareId: nullable(Uuid), consentId: Uuid }),
  refusals: ["not-agreed", "recipient-not-bound", "no-say", "cannot-share"],
});

export const endShare = endpoint({
  name: "endShare",
  method: "POST",
  path: "/api/shares/:id/end",
  summary: "What we passed on closes again",
  needs: "vault",
  input: shape({ id: Uuid }),
  output: Done,
  refusals: ["has-ended"],
});
