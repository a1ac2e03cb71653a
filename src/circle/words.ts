import Type, { type Static } from "typebox";
import { Profession, ServiceId, StaffId } from "../access/contract.ts";
import { nullable, oneOf, shape } from "../platform/endpoint.ts";
import { personLanguageCodes } from "../platform/person-languages.ts";

/* Words that several acts of the circle share. */

export const At = Type.String({ format: "date-time" });
/** `2027-03-31`; of something that lasts "until" it, the last day. */
export const Day = Type.String({ format: "date" });
export const Uuid = Type.String({ format: "uuid" });

export const Basis = oneOf("contact", "referral", "emergency");
export type Basis = Static<typeof Basis>;

export const Purpose = oneOf("care", "handover", "advice");
export type Purpose = Static<typeof Purpose>;

export const PersonLanguage = oneOf(...personLanguageCodes);

export const NamedService = shape({ id: ServiceId, name: Type.String() });
export type NamedService = Static<typeof NamedService>;

export const NamedColleague = shape({
  id: StaffId,
  given: Type.String(),
  family: Type.String(),
  profession: Profession,
});
export type NamedColleague = Static<typeof NamedColleague>;

/** One of the two, never both: `required` or `only-one` at `/toService` otherwise. */
export const recipient = {
  toService: Type.Optional(ServiceId),
  toStaff: Type.Optional(StaffId),
};

/** What an entry is called, in data: `record:kind.<kind>`, and what stands first in it. */
export const NamedEntry = shape({
  kind: Type.String(),
  writtenAt: At,
  fact: nullable(
    shape({
      value: Type.String(),
      /** `text`, or the words of a list: `needs:what`. */
      as: Type.String(),
      /** The same by language, where it was translated. */
      in: Type.Optional(
        Type.Unsafe<Record<string, string>>({
          type: "object",
          additionalProperties: { type: "string" },
        }),
      ),
    }),
  ),
});
export type NamedEntry = Static<typeof NamedEntry>;

export const Done = shape({ done: Type.Boolean() });
export const Added = shape({ id: Uuid });
