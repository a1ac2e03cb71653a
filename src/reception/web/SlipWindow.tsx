import { Modal } from "@mantine/core";
import { lazy, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import type { Turn } from "../contract.ts";
import { slipOf } from "../slip.ts";
import type { House } from "./DoorColumn.tsx";

const Slip = lazy(async () => ({ default: (await import("./SlipToPrint.tsx")).SlipToPrint }));

interface Props {
  /** Whose slip is lost or unreadable. */
  readonly turn: Turn | undefined;
  readonly house: House;
  readonly onClose: () => void;
}

/** The slip once more, with every door of the same arrival that still awaits the person. */
export function SlipWindow({ turn, house, onClose }: Props) {
  const { t } = useTranslation("reception");
  const turns = house.turns.filter(({ arrivalId }) => arrivalId === turn?.arrivalId);
  const since = turns.map(({ waitingSince }) => waitingSince).sort()[0];
  return (
    <Modal
      opened={turn !== undefined}
      onClose={onClose}
      title={<bdi>{turn?.ticket}</bdi>}
      size={720}
      closeButtonProps={{ "aria-label": t("platform:close") }}
    >
      {turn?.person ? (
        <Suspense fallback={<RingWaiting />}>
          <Slip
            slip={slipOf(
              {
                id: turn.arrivalId,
                personId: turn.person.id,
                arrivedAt: since ?? turn.waitingSince,
                turns: [...turns],
              },
              house.doors,
            )}
            onDone={onClose}
          />
        </Suspense>
      ) : null}
    </Modal>
  );
}
