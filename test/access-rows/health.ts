import type { Rows, World } from "./row.ts";

export function rowsOfHealth(_world: World): Rows {
  return {};
}
