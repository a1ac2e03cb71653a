import { IconPlus } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import classes from "./circle.module.css";

/** A part of the page of the circle: its title, what can be added, what is there. */
export function Section({
  title,
  add,
  onAdd,
  children,
}: {
  title: string;
  add?: string;
  onAdd?: () => void;
  children: ReactNode;
}) {
  const id = useId();
  return (
    <section className={classes["section"]} aria-labelledby={id}>
      <div className={classes["sectionHead"]}>
        <h2 id={id}>{title}</h2>
        {onAdd ? (
          <button
            type="button"
            className={classes["plus"]}
            aria-label={add}
            title={add}
            onClick={onAdd}
          >
            <IconPlus size={22} stroke={1.9} aria-hidden />
          </button>
        ) : null}
      </div>
      {children}
    </section>
  );
}
