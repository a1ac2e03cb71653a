import { stdnum } from "stdnum";
import { Invalid } from "../../platform/problem.ts";

/**
 * The ten digits of a number of the Belgian enterprise register (CBE); null for none.
 * `readEnterpriseNumber("BE 0123.456.749")` is `"0123456749"`. Throws Invalid at /enterpriseNumber.
 */
export function readEnterpriseNumber(written: string | null): string | null {
  if (written === null || written.trim() === "") return null;
  const checked = stdnum["BE"]?.["vat"]?.validate(written.trim());
  if (!checked?.isValid) {
    throw new Invalid([{ path: "/enterpriseNumber", code: "enterprise-number-wrong" }]);
  }
  return checked.compact;
}
