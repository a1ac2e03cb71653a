import { Invalid } from "../../../platform/problem.ts";
import type { FileRefusal } from "../../contract.ts";

/** Says at the field what is wrong with a file. */
export function refuseFile(code: FileRefusal): never {
  throw new Invalid([{ path: "/file", code }]);
}
