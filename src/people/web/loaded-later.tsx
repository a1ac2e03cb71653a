import { type ComponentProps, lazy, Suspense } from "react";

const Window = lazy(async () => ({ default: (await import("./ArriveWindow.tsx")).ArriveWindow }));

/** The window with the doors, fetched when somebody first arrives. */
export function ArriveWindow(props: ComponentProps<typeof Window>) {
  if (!props.person) return null;
  return (
    <Suspense fallback={null}>
      <Window {...props} />
    </Suspense>
  );
}
