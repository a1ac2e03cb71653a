import Type, { type Static } from "typebox";
import { Compartment, Profession, ServiceId } from "../access/contract.ts";
import { At, Day, NamedService } from "../circle/contract.ts";
import { PersonId } from "../people/contract.ts";
import { endpoint, nullable, oneOf, shape } from "../platform/endpoint.ts";
import { AmendmentKind, EntryId, EntryKind, Fact, VitalKind } from "./entry-contract.ts";

/* The person's copy (GDPR 15(3); law of 22 August 2002 on the rights of the patient, art. 9; CONF-30). */

/** A professional as the person reads them: name and function. */
const Signatory = shape({ name: Type.String(), profession: Profession });

export const CopiedEntry = shape({
  id: EntryId,
  kind: EntryKind,
  categoryOfData: Compartment,
  /** Also told in an emergency, to whoever opens it then. */
  vital: nullable(VitalKind),
  author: Signatory,
  writtenAt: At,
  /** As it was written, in the language it was written in. */
  text: Type.String(),
  /** What stands in an entry that is not a note. */
  facts: Type.Array(Fact),
  /** Since when it holds no longer. */
  endedOn: nullable(Day),
  isMistake: Type.Boolean(),
  /** A part about somebody else was left out, here or in what was added. */
  partLeftOut: Type.Boolean(),
  amendments: Type.Array(
    shape({ kind: AmendmentKind, author: Signatory, writtenAt: At, text: Type.String() }),
  ),
});
export type CopiedEntry = Static<typeof CopiedEntry>;

/**
 * The copy, in the words of the law. `format` changes when the shape does; fields may be added.
 */
export const Copy = shape({
  format: oneOf("kring-copy/1"),
  legalBasis: Type.Array(Type.String()),
  madeAt: At,
  madeBy: Signatory,
  /** GDPR 4(7): who answers for the file. */
  controller: shape({
    id: ServiceId,
    name: Type.String(),
    enterpriseNumber: Type.String(),
    approvalNumber: Type.String(),
    privacyContact: Type.String(),
  }),
  /** GDPR 4(1): whose data. */
  dataSubject: shape({
    number: Type.String(),
    given: Type.String(),
    family: Type.String(),
    birth: nullable(Type.String()),
  }),
  /** What this copy covers: the kinds of secret its maker opens in this service. */
  categoriesOfData: Type.Array(Compartment),
  /** Kinds the service also keeps of people in general: another of its professionals copies those. */
  otherCategories: Type.Array(Compartment),
  purposes: Type.Array(oneOf("care", "handover", "advice")),
  /** GDPR 15(1)(c): to whom something of it was passed on. */
  recipients: Type.Array(
    shape({
      name: Type.String(),
      categoryOfData: Compartment,
      /** `entry`: one note; `category`: the whole kind. */
      extent: oneOf("entry", "category"),
      from: Day,
      until: Day,
      ended: Type.Boolean(),
    }),
  ),
  entries: Type.Array(CopiedEntry),
  /** How much is not in the copy, and why. */
  leftOut: shape({
    /** Entries of which the part about third parties is missing (GDPR 15(4)). */
    aboutOthers: Type.Integer(),
    /** Entries kept from the person for now, on a written motive (law of 22 August 2002, art. 7, § 4). */
    withheld: Type.Integer(),
    /** Entries that only their author hands over. */
    handedOverByAuthor: Type.Integer(),
  }),
  rights: Type.Array(
    oneOf("rectification", "erasure", "restriction", "objection", "access-log", "complaint"),
  ),
  supervisoryAuthority: shape({ name: Type.String(), address: Type.String(), web: Type.String() }),
});
export type Copy = Static<typeof Copy>;

export const copyFile = endpoint({
  name: "copyFile",
  method: "GET",
  path: "/api/people/:id/copy",
  summary: "The person's copy of what a service of mine keeps about them, as far as I open it",
  needs: "vault",
  input: shape({ id: PersonId, service: ServiceId }),
  output: Copy,
});

export const listCopyable = endpoint({
  name: "listCopyable",
  method: "GET",
  path: "/api/people/:id/copyable",
  summary: "Of which services of mine I can make the person's copy",
  needs: "vault",
  input: shape({ id: PersonId }),
  output: shape({ services: Type.Array(NamedService) }),
});
