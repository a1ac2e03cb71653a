import type { Static } from "typebox";
import { oneOf } from "../platform/endpoint.ts";

/* The words of a contact; what each is called stands at `record:form.…`, `record:place.…` and so on. */

export const contactForms = ["individual", "couple", "family"] as const;
export const ContactForm = oneOf(...contactForms);
export type ContactForm = Static<typeof ContactForm>;

export const contactPlaces = ["centre", "home", "street", "phone", "video", "elsewhere"] as const;
export const ContactPlace = oneOf(...contactPlaces);
export type ContactPlace = Static<typeof ContactPlace>;

/** `relative` is known to be a poor choice, and is said when it is what there was. */
export const interpretersUsed = [
  "none",
  "on-site",
  "phone",
  "video",
  "colleague",
  "relative",
] as const;
export const InterpreterUsed = oneOf(...interpretersUsed);
export type InterpreterUsed = Static<typeof InterpreterUsed>;

export const outcomes = [
  "helped",
  "informed",
  "oriented",
  "to-be-continued",
  "not-reached",
  "declined",
  "closed",
] as const;
export const Outcome = oneOf(...outcomes);
export type Outcome = Static<typeof Outcome>;
