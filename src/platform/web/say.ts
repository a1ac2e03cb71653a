import { notifications } from "@mantine/notifications";

/** A short word about something that was done; it goes away by itself. */
export function sayDone(message: string): void {
  notifications.show({ message, color: "petrol", withBorder: false, autoClose: 4_000 });
}

/** Something that was not done; stays long enough to be read. */
export function saySorry(message: string): void {
  notifications.show({ message, color: "red", withBorder: false, autoClose: 9_000 });
}
