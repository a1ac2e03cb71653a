import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import classes from "./fold.module.css";

/** A part of a form that stays folded until it is wanted, or until something in it is wrong. */
export function Fold({
  title,
  hint,
  wrong,
  children,
}: {
  title: string;
  /** What is inside, in a few words. */
  hint: string;
  wrong: boolean;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (wrong) setOpen(true);
  }, [wrong]);
  return (
    <details
      className={classes["fold"]}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span className={classes["title"]}>{title}</span>
        <span className={classes["hint"]}>{hint}</span>
        <IconChevronDown size={22} stroke={1.8} aria-hidden />
      </summary>
      <div className={classes["body"]}>{isOpen ? children : null}</div>
    </details>
  );
}
