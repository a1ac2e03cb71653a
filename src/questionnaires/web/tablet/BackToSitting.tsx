import { type ReactNode, useEffect } from "react";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { getHandedSitting } from "../../handed-contract.ts";

/**
 * A locked desk that was handed over shows the sitting, whatever address was typed; any other
 * shows what stands below.
 */
export function BackToSitting({ children }: { children: ReactNode }) {
  const { isSuccess, isPending } = useAnswer(getHandedSitting, {}, { staleTime: 0, gcTime: 0 });
  useEffect(() => {
    if (isSuccess) location.replace("/sitting");
  }, [isSuccess]);
  return isPending || isSuccess ? <RingWaiting /> : children;
}
