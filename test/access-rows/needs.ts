import type { Rows, World } from "./row.ts";

export function rowsOfNeeds(_world: World): Rows {
  return {};
}
