import { type ComponentProps, lazy, Suspense } from "react";
import classes from "./later.module.css";

const Later = lazy(async () => ({ default: (await import("./HandOn.tsx")).HandOn }));

/** Beside a need: hands it on, and says how what was handed on stands. Fetched when first shown. */
export function HandOn(props: ComponentProps<typeof Later>) {
  return (
    <Suspense fallback={<span className={classes["handOn"]} />}>
      <Later {...props} />
    </Suspense>
  );
}
