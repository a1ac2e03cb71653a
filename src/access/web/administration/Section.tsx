import { IconPencil } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import classes from "./administration.module.css";

/** A part of a page with its title; `onEdit` puts a pencil beside it. */
export function Section({
  title,
  text,
  onEdit,
  children,
}: {
  title: string;
  text?: string;
  onEdit?: (() => void) | undefined;
  children: ReactNode;
}) {
  const { t } = useTranslation("platform");
  return (
    <section className={classes["section"]} aria-label={title}>
      <div className={classes["sectionHead"]}>
        <h2>{title}</h2>
        {onEdit ? (
          <button
            type="button"
            className={classes["pencil"]}
            aria-label={`${t("edit")} : ${title}`}
            onClick={onEdit}
          >
            <IconPencil size={20} stroke={1.7} />
          </button>
        ) : null}
      </div>
      {text ? <p className={classes["soft"]}>{text}</p> : null}
      {children}
    </section>
  );
}

/** Facts with their names. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className={classes["facts"]}>{children}</dl>;
}

/** One of them; what nobody filled in says so. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation("access");
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children || <span className={classes["soft"]}>{t("administration.service.nothing")}</span>}
      </dd>
    </div>
  );
}
