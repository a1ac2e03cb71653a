import Type from "typebox";

/** A BCP 47 tag: `fr`, `ary` (Darija), `rif` (Tarifit). */
export const LanguageTag = Type.String({
  pattern: "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$",
  maxLength: 20,
});

/** The same, or empty: not said. */
export const LanguageTagOrNone = Type.String({
  pattern: "^([a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*)?$",
  maxLength: 20,
});
