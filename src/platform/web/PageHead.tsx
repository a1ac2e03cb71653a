import type { ReactNode } from "react";
import classes from "./page-head.module.css";

/** The title of a page, a line on what it is for, and its one primary action. */
export function PageHead({
  title,
  text,
  children,
}: {
  title: ReactNode;
  text?: string;
  children?: ReactNode;
}) {
  return (
    <header className={classes["head"]}>
      <div>
        <h1>{title}</h1>
        {text ? <p>{text}</p> : null}
      </div>
      {children ? <div className={classes["actions"]}>{children}</div> : null}
    </header>
  );
}
