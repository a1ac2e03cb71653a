import Type, { type TUnsafe } from "typebox";

declare const brand: unique symbol;

/** A UUID that says what it names: a `PersonId` never fits where a `StaffId` is asked. */
export type Id<Name extends string> = string & { readonly [brand]: Name };

/** The schema of a branded id. `const PersonId = idOf("Person")` */
export function idOf<Name extends string>(name: Name): TUnsafe<Id<Name>> {
  return Type.Unsafe<Id<Name>>(Type.String({ format: "uuid", title: `${name} id` }));
}
