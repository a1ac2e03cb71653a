import { TextInput } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Turn } from "../contract.ts";
import { roomsOf } from "../room.ts";
import classes from "./queue.module.css";

interface Props {
  readonly room: string;
  readonly onRoom: (room: string) => void;
  /** Today's: where people were called to is offered. */
  readonly turns: readonly Turn[];
}

/** Where I call people to. It stands on the public screen, so what the house already uses is offered. */
export function RoomField({ room, onRoom, turns }: Props) {
  const { t } = useTranslation("reception");
  const list = useId();
  return (
    <>
      <TextInput
        className={classes["room"] ?? ""}
        label={t("queue.room")}
        description={t("queue.roomHint")}
        placeholder={t("queue.roomPlaceholder")}
        list={list}
        autoComplete="off"
        maxLength={40}
        value={room}
        onChange={(event) => onRoom(event.currentTarget.value)}
      />
      <datalist id={list}>
        {roomsOf(turns).map((one) => (
          <option key={one} value={one} />
        ))}
      </datalist>
    </>
  );
}
