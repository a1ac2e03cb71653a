import type { ReactNode } from "react";
import type { Door } from "../contract.ts";
import { doorDrawings } from "./door-drawings.tsx";
import { type Sign, signDrawings } from "./sign-drawings.tsx";

interface DrawingProps {
  readonly children: ReactNode;
  /** Any CSS length; the size of the text by default. */
  readonly size: string | number;
}

/** Beside a word, always: so a screen reader is told the word and not the picture. */
function Drawing({ children, size }: DrawingProps) {
  return (
    <svg
      viewBox="0 0 48 48"
      width={size}
      height={size}
      fill="none"
      stroke="currentColor"
      strokeWidth="3.2"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      style={{ flex: "none" }}
    >
      {children}
    </svg>
  );
}

export function DoorPictogram({
  pictogram,
  size = "1em",
}: {
  readonly pictogram: Door["pictogram"];
  readonly size?: string | number;
}) {
  return <Drawing size={size}>{doorDrawings[pictogram]}</Drawing>;
}

export function SignPictogram({
  sign,
  size = "1em",
}: {
  readonly sign: Sign;
  readonly size?: string | number;
}) {
  return <Drawing size={size}>{signDrawings[sign]}</Drawing>;
}
