import type { ReactNode } from "react";
import classes from "./states.module.css";

/** An empty list: what that means, and what to do. */
export function Empty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className={classes["empty"]}>
      <svg width="56" height="56" viewBox="0 0 48 48" aria-hidden>
        <circle cx="24" cy="24" r="18" className={classes["emptyRing"]} />
      </svg>
      <p className={classes["title"]}>{title}</p>
      {children ? <div className={classes["text"]}>{children}</div> : null}
    </div>
  );
}
