import { type ComponentProps, lazy, Suspense } from "react";

/* Parts that other modules show: fetched when first shown, and nothing of the page waits for them. */

const Marker = lazy(async () => ({ default: (await import("./NeedMarker.tsx")).NeedMarker }));

/** In a note or a contact: one tap opens the needs, a second one marks one. */
export function NeedMarker(props: ComponentProps<typeof Marker>) {
  return (
    <Suspense fallback={null}>
      <Marker {...props} />
    </Suspense>
  );
}
