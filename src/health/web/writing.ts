import type { Compartment, ServiceId } from "../../access/contract.ts";
import type { PersonId } from "../../people/contract.ts";

/** About whom one writes here, in whose file, and which kind of secret it is. */
export interface Writing {
  readonly personId: PersonId;
  readonly serviceId: ServiceId;
  readonly compartment: Compartment;
}

/** As the acts want it. */
export function placeOf({ personId, serviceId, compartment }: Writing) {
  return { id: personId, serviceId, compartment };
}
