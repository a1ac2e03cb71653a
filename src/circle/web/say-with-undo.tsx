import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";

/** Something was done, and can be undone for as long as the word stands there. */
export function sayWithUndo(message: string, undoWord: string, undo: () => void): void {
  const notification = notifications.show({
    withBorder: false,
    color: "petrol",
    autoClose: 12_000,
    message: (
      <span style={{ display: "flex", alignItems: "center", gap: 16 }}>
        <span style={{ flex: 1 }}>{message}</span>
        <Button
          size="sm"
          variant="light"
          style={{ flex: "none" }}
          onClick={() => {
            notifications.hide(notification);
            undo();
          }}
        >
          {undoWord}
        </Button>
      </span>
    ),
  });
}
