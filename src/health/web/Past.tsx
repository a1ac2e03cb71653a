import type { ReactNode } from "react";
import classes from "./line.module.css";

/** What holds no longer: folded, and there for whoever looks. */
export function Past({
  title,
  count,
  children,
}: {
  title: string;
  count: number;
  children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <details className={classes["past"]}>
      <summary>{title}</summary>
      <ul className={classes["list"]}>{children}</ul>
    </details>
  );
}
