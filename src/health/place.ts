import Type from "typebox";
import { Compartment, ServiceId } from "../access/contract.ts";
import { PersonId } from "../people/contract.ts";

/** About whom something is noted, and in whose file: the service, and the kind of secret. */
export const place = { id: PersonId, serviceId: ServiceId, compartment: Compartment };

/** A few words, or nothing. */
export function words(maxLength: number) {
  return Type.Optional(Type.String({ maxLength }));
}
