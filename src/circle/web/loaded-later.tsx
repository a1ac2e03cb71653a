import { type ComponentProps, lazy, Suspense } from "react";

/* Parts that other modules show: fetched when first shown, and nothing of the page waits for them. */

const Share = lazy(async () => ({
  default: (await import("./consent/ShareDialogue.tsx")).ShareDialogue,
}));
const Why = lazy(async () => ({ default: (await import("./WhyISee.tsx")).WhyISee }));
const Glass = lazy(async () => ({
  default: (await import("./glass/GlassBanner.tsx")).GlassBanner,
}));
const Way = lazy(async () => ({ default: (await import("./WayIn.tsx")).WayIn }));
const Own = lazy(async () => ({ default: (await import("./OwnFileMenu.tsx")).OwnFileMenu }));

export function ShareDialogue(props: ComponentProps<typeof Share>) {
  return (
    <Suspense fallback={null}>
      <Share {...props} />
    </Suspense>
  );
}

export function WhyISee(props: ComponentProps<typeof Why>) {
  return (
    <Suspense fallback={null}>
      <Why {...props} />
    </Suspense>
  );
}

export function GlassBanner(props: ComponentProps<typeof Glass>) {
  return (
    <Suspense fallback={null}>
      <Glass {...props} />
    </Suspense>
  );
}

export function OwnFileMenu(props: ComponentProps<typeof Own>) {
  return (
    <Suspense fallback={null}>
      <Own {...props} />
    </Suspense>
  );
}

/** For whoever does not accompany the person: how to begin. */
export function WayIn(props: ComponentProps<typeof Way>) {
  return (
    <Suspense fallback={null}>
      <Way {...props} />
    </Suspense>
  );
}
