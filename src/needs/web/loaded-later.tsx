import { type ComponentProps, lazy, Suspense } from "react";
import classes from "./later.module.css";

/* Parts that other modules show: fetched when first shown, and nothing of the page waits for them. */

const Marker = lazy(async () => ({ default: (await import("./NeedMarker.tsx")).NeedMarker }));
const Sign = lazy(async () => ({ default: (await import("./signs.tsx")).NeedSign }));

/** In a note or a contact: one tap opens the needs, a second one marks one. */
export function NeedMarker(props: ComponentProps<typeof Marker>) {
  return (
    <Suspense fallback={<div className={classes["marker"]} />}>
      <Marker {...props} />
    </Suspense>
  );
}

/** A need in a line of text: pictogram and word. */
export function NeedSign(props: ComponentProps<typeof Sign>) {
  return (
    <Suspense fallback={null}>
      <Sign {...props} />
    </Suspense>
  );
}
