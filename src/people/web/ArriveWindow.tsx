import { Modal } from "@mantine/core";
import type { Person } from "../contract.ts";
import { usePersonActions } from "./slots.tsx";
import { useWords } from "./use-words.ts";

type Arriving = Pick<Person, "id" | "given" | "family" | "otherNames">;

/** The doors of the house, for a person who is here. */
export function ArriveWindow({
  person,
  onClose,
}: {
  person: Arriving | undefined;
  onClose: () => void;
}) {
  const { nameOf, t } = useWords();
  const { ArriveAction } = usePersonActions();
  if (!ArriveAction) return null;
  return (
    <Modal
      opened={!!person}
      onClose={onClose}
      title={person ? <bdi>{nameOf(person)}</bdi> : ""}
      size={720}
      closeButtonProps={{ "aria-label": t("platform:close") }}
    >
      {person ? <ArriveAction personId={person.id} onArrived={onClose} /> : null}
    </Modal>
  );
}
