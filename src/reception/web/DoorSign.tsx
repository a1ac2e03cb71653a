import type { Door } from "../contract.ts";
import classes from "./door-sign.module.css";
import "./door-colours.css";
import { DoorPictogram } from "./Pictogram.tsx";

type DoorLook = Pick<Door, "name" | "colour" | "pictogram">;

/** A door in a line of text: colour, pictogram and word. */
export function DoorSign({ door, word = door.name }: { door: DoorLook; word?: string }) {
  return (
    <span className={classes["sign"]} data-door={door.colour}>
      <DoorPictogram pictogram={door.pictogram} />
      <span>{word}</span>
    </span>
  );
}

/** The plate beside a door: the pictogram on its colour. The word stands next to it. */
export function DoorPlate({ door, size = "3rem" }: { door: DoorLook; size?: string }) {
  return (
    <span
      className={classes["plate"]}
      data-door={door.colour}
      style={{ inlineSize: size, blockSize: size }}
    >
      <DoorPictogram pictogram={door.pictogram} size="66%" />
    </span>
  );
}
