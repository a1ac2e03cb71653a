import { Link, useLocation, useRouter } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../access/web/index.ts";
import type { PersonId } from "../contract.ts";
import classes from "./person-tabs.module.css";
import { type PersonTab, usePersonActions } from "./slots.tsx";

declare module "@tanstack/react-router" {
  interface HistoryState {
    byTab?: boolean;
  }
}

/** The pages about a person that the reader may open; none when there is no choice. */
export function usePersonTabs(): readonly PersonTab[] {
  const { capabilities } = useMe();
  const { tabs = [] } = usePersonActions();
  const mine = tabs.filter(({ needs }) => needs.some((one) => capabilities.includes(one)));
  return mine.length > 1 ? mine : [];
}

export function PersonTabs({ tabs, id }: { tabs: readonly PersonTab[]; id: PersonId }) {
  const { t } = useTranslation("people");
  const cameByTab = useLocation({ select: ({ state }) => state.byTab === true });
  const nav = useRef<HTMLElement>(null);

  // Each page brings its own tabs; whoever changed by tab finds the hand where it was.
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the page comes, once
  useEffect(() => {
    const here = nav.current?.querySelector<HTMLElement>('[aria-current="page"]');
    here?.scrollIntoView({ block: "nearest", inline: "center" });
    if (cameByTab) here?.focus({ preventScroll: true });
  }, []);

  // The next page is there before it is asked for, so that the head never flickers; but this one first.
  const router = useRouter();
  useEffect(() => {
    const soon = setTimeout(() => {
      for (const { to } of tabs) router.preloadRoute({ to, params: { id } });
    }, 1_000);
    return () => clearTimeout(soon);
  }, [tabs, id, router]);

  return (
    <nav className={classes["tabs"]} ref={nav} aria-label={t("tab.nav")}>
      {tabs.map(({ key, label, to }) => (
        <Link
          key={key}
          to={to}
          params={{ id }}
          className={classes["tab"]}
          resetScroll={false}
          state={{ byTab: true }}
          activeOptions={{ exact: true }}
          activeProps={{ "aria-current": "page" }}
        >
          {t(label)}
        </Link>
      ))}
    </nav>
  );
}
