import { type Compartment, notOpened, openedToo, type ServiceKey } from "./cast.ts";

/* Which profession usually opens what, as the services of the house agreed; written here again. */

const usual: Readonly<Record<string, readonly Compartment[]>> = {
  "general-practitioner": ["health", "mind", "addiction"],
  nurse: ["health", "addiction"],
  midwife: ["health"],
  physiotherapist: ["health"],
  psychologist: ["mind", "addiction"],
  psychiatrist: ["mind", "health", "addiction"],
  "social-worker": ["social", "legal"],
  "debt-mediator": ["debt", "legal"],
  jurist: ["legal", "social", "debt"],
  "community-worker": ["community"],
  "addiction-worker": ["addiction"],
};

export function compartmentsOpened(service: ServiceKey, profession: string): Compartment[] {
  const here = (list: typeof notOpened) =>
    list.flatMap(([where, who, what]) => (where === service && who === profession ? [what] : []));
  const less = here(notOpened);
  return [...(usual[profession] ?? []).filter((one) => !less.includes(one)), ...here(openedToo)];
}
