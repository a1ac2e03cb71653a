import { createHash } from "node:crypto";
import { colleagueOf, principals, type ServiceKey, services } from "./cast.ts";

/* Ids that follow from names and numbers, so that rows and questions need not tell each other. */

const hex = (number: number, digits: number) => number.toString(16).padStart(digits, "0");
const staffNames = [...principals.map(({ name }) => name), ...services.map(colleagueOf)];

export const serviceId = (key: ServiceKey) =>
  `00000000-0000-7000-8010-${hex(services.indexOf(key) + 1, 12)}`;
export const staffId = (name: string) =>
  `00000000-0000-7000-8011-${hex(staffNames.indexOf(name) + 1, 12)}`;
export const consentId = (number: number, direction: "incoming" | "outgoing") =>
  `00000000-0000-7000-${direction === "incoming" ? "8002" : "8003"}-${hex(number, 12)}`;
export const tokenOf = (name: string) => createHash("sha256").update(`proof ${name}`).digest();
