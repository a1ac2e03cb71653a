import { cover } from "../../../access/web/index.ts";
import { call } from "../../../platform/web/client.ts";
import { handOver, type SittingId } from "../../contract.ts";

/**
 * Gives the tablet to the person. The page starts anew, so that nothing of the colleague's stays in
 * memory, and what the browser kept of it for going back is not shown. Throws Problem.
 */
export async function giveTablet(id: SittingId, language: string): Promise<void> {
  await call(handOver, { id, language });
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) location.reload();
  });
  cover();
  location.replace("/sitting");
}
