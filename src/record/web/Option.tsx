import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useEffect, useState } from "react";
import classes from "./editor.module.css";

/** A part of the form that few notes need. It opens by itself when something in it is wrong. */
export function Option({
  title,
  said,
  wrong,
  children,
}: {
  title: string;
  /** What is chosen inside, in a few words. */
  said?: string | undefined;
  wrong?: boolean | undefined;
  children: ReactNode;
}) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    if (wrong) setOpen(true);
  }, [wrong]);
  return (
    <details
      className={classes["option"]}
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span>{title}</span>
        {said ? <strong>{said}</strong> : null}
        <IconChevronDown size={20} stroke={1.8} aria-hidden />
      </summary>
      <div className={classes["optionBody"]}>{isOpen ? children : null}</div>
    </details>
  );
}
