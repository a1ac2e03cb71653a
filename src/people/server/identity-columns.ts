import type { IdentityInput } from "../contract.ts";

/** The columns of `kring.people` that hold the identity, as a row of them is read. */
export interface IdentityRow {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly given: string;
  readonly family: string;
  readonly other_names: NonNullable<IdentityInput["otherNames"]>;
  readonly birth: string | null;
  readonly reach: NonNullable<IdentityInput["reach"]>;
  readonly merged_into: string | null;
}

/** Field of the contract → columns that hold it. */
export const columnsOf = {
  given: ["given"],
  family: ["family"],
  otherNames: ["other_names"],
  birth: ["birth"],
  gender: ["gender"],
  languages: ["languages"],
  reads: ["reads"],
  readingAbility: ["reading_ability"],
  interpreter: ["interpreter"],
  reach: ["reach"],
  address: ["address_kind", "street", "postcode", "municipality", "sector"],
  trustedPerson: ["trusted_person"],
  consent: ["consent"],
} as const satisfies Partial<Record<keyof IdentityInput, readonly string[]>>;

type IdentityField = keyof typeof columnsOf;

export function isIdentityField(field: string): field is IdentityField {
  return Object.hasOwn(columnsOf, field);
}

/** Only the columns whose fields were sent; JSON as text, as the database takes it. */
export function identityColumns(input: IdentityInput) {
  const { address } = input;
  return {
    ...(input.given !== undefined && { given: input.given }),
    ...(input.family !== undefined && { family: input.family }),
    ...(input.otherNames && { other_names: JSON.stringify(input.otherNames) }),
    ...(input.birth !== undefined && { birth: input.birth }),
    ...(input.gender && { gender: input.gender }),
    ...(input.languages && { languages: input.languages }),
    ...(input.reads && { reads: input.reads }),
    ...(input.readingAbility && { reading_ability: input.readingAbility }),
    ...(input.interpreter !== undefined && { interpreter: input.interpreter }),
    ...(input.reach && { reach: JSON.stringify(input.reach) }),
    ...(address && {
      address_kind: address.kind,
      street: address.street,
      postcode: address.postcode,
      municipality: address.municipality,
      sector: address.sector,
    }),
    ...(input.trustedPerson !== undefined && { trusted_person: input.trustedPerson }),
    ...(input.consent !== undefined && {
      consent: input.consent === null ? null : JSON.stringify(input.consent),
    }),
  };
}
