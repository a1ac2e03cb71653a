import { type FieldError, Invalid } from "../problem.ts";

/**
 * Text that PostgreSQL cannot keep: a NUL character, or half of a surrogate pair. Throws Invalid
 * with the path of each, `unstorable-character`; names of fields were judged by the contract.
 *
 * @example refuseUnstorableText({ given: "A\0" }) // Invalid [{path: "/given", …}]
 */
export function refuseUnstorableText(input: object): void {
  const errors: FieldError[] = [];
  const look = (value: unknown, path: string) => {
    if (typeof value === "string") {
      if (value.includes("\0") || !value.isWellFormed()) {
        errors.push({ path, code: "unstorable-character" });
      }
    } else if (typeof value === "object" && value !== null) {
      for (const [name, inside] of Object.entries(value)) look(inside, `${path}/${name}`);
    }
  };
  look(input, "");
  if (errors.length > 0) throw new Invalid(errors);
}
