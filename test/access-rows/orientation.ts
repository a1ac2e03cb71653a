import type { Rows, World } from "./row.ts";

export function rowsOfOrientation(_world: World): Rows {
  return {};
}
