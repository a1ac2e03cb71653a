import { Modal } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Person } from "../../people/contract.ts";
import { ArrivePanel } from "./ArrivePanel.tsx";

export interface ArriveActionProps {
  readonly person: Pick<Person, "id" | "number" | "given" | "family">;
  readonly onClose: () => void;
}

/** A person is here: a window with the doors of the house, open as long as it is mounted. */
export function ArriveAction({ person, onClose }: ArriveActionProps) {
  const { t } = useTranslation("reception");
  const name = [person.given, person.family].filter(Boolean).join(" ");
  return (
    <Modal opened onClose={onClose} size={880} title={t("arrive.titleOf", { name })}>
      <ArrivePanel personId={person.id} onDone={onClose} />
    </Modal>
  );
}
