import { type ComponentProps, lazy, Suspense } from "react";

/* Parts that other modules show: fetched when first shown. */

const LateWeb = lazy(async () => ({ default: (await import("./Web.tsx")).Web }));

/** Some axes now and before, at a glance and as a table. */
export function Web(props: ComponentProps<typeof LateWeb>) {
  return (
    <Suspense fallback={null}>
      <LateWeb {...props} />
    </Suspense>
  );
}
