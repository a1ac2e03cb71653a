import { IconDots } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { NavEntry } from "../../platform/web/module.ts";
import classes from "./navigation.module.css";

/** So many stand beside each other on a phone; of more, the last ones wait behind a button there. */
const mostOnPhone = 5;

/** Where one may go. */
export function Navigation({ entries }: { entries: readonly NavEntry[] }) {
  const { t } = useTranslation("platform");
  const sheet = useRef<HTMLUListElement>(null);
  const isMany = entries.length > mostOnPhone;
  const late = isMany ? entries.slice(mostOnPhone - 1) : [];
  return (
    <nav className={classes["nav"]} aria-label={t("nav")} data-many={isMany}>
      {entries.map((entry) => (
        <Entry key={entry.to} entry={entry} isLate={late.includes(entry)} />
      ))}
      {isMany ? (
        <>
          <button
            type="button"
            className={`${classes["entry"]} ${classes["more"]}`}
            popoverTarget="more-pages"
          >
            <IconDots size={22} stroke={1.8} aria-hidden />
            <span>{t("more")}</span>
          </button>
          <ul id="more-pages" popover="auto" ref={sheet} className={classes["sheet"]}>
            {late.map((entry) => (
              <li key={entry.to}>
                <Entry entry={entry} onGo={() => sheet.current?.hidePopover()} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </nav>
  );
}

function Entry({
  entry,
  isLate = false,
  onGo,
}: {
  entry: NavEntry;
  isLate?: boolean;
  onGo?: () => void;
}) {
  const { t } = useTranslation("platform");
  const { to, label, icon: Picture } = entry;
  return (
    <Link
      to={to}
      className={classes["entry"]}
      data-late={isLate}
      activeOptions={{ exact: to === "/" }}
      activeProps={{ "aria-current": "page" }}
      {...(onGo && { onClick: onGo })}
    >
      <Picture size={22} stroke={1.8} aria-hidden />
      <span>{t(label)}</span>
    </Link>
  );
}
