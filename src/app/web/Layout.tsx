import { Link, Outlet, useLocation } from "@tanstack/react-router";
import { Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { NoticeBell, useMe } from "../../access/web/index.ts";
import { OwnFileMenu } from "../../circle/web/index.ts";
import { NeedActionsProvider, NeedMarker } from "../../needs/web/index.ts";
import { HandOn } from "../../orientation/web/index.ts";
import { PersonActionsProvider } from "../../people/web/index.ts";
import { RingMark } from "../../platform/web/RingMark.tsx";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import {
  ArriveAction,
  CardAction,
  ConsentText,
  QueueActionsProvider,
} from "../../reception/web/index.ts";
import { BeginContact, RecordActionsProvider } from "../../record/web/index.ts";
import classes from "./layout.module.css";
import { navigation } from "./modules.ts";
import { Navigation } from "./Navigation.tsx";
import { personTabs } from "./person-tabs.ts";
import { UserMenu } from "./UserMenu.tsx";

/* People and reception meet here: neither page knows the other. */
const personActions = {
  ArriveAction,
  CardAction,
  ConsentText,
  OutOfTheWay: OwnFileMenu,
  tabs: personTabs,
};

/* So do reception and the record, and whoever does something with what is written: a need is
   marked in a note, and handed on from where it stands. */
const queueActions = { BeginContact };
const recordActions = { NeedMarker };
const needActions = { HandOn };

/** The frame of the house: where one is, where one may go, who one is. */
export function Layout() {
  const { t } = useTranslation("platform");
  const { centre, capabilities } = useMe();
  const main = useRef<HTMLElement>(null);
  const { pathname } = useLocation();
  const entries = navigation.filter(({ needs }) => capabilities.includes(needs));

  // After a change of page the keyboard starts at the page, unless the page chose its own place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each change of page
  useEffect(() => {
    if (document.activeElement === document.body) main.current?.focus({ preventScroll: true });
  }, [pathname]);

  return (
    <div className={classes["house"]}>
      <a className={classes["skip"]} href="#main">
        {t("skip")}
      </a>
      <header className={classes["bar"]}>
        <Link to="/" className={classes["brand"]} aria-label={`Kring, ${centre.name}`}>
          <RingMark size={34} />
          <span className={classes["centre"]}>{centre.name}</span>
        </Link>
        <Navigation entries={entries} />
        <div className={classes["own"]}>
          <NoticeBell />
          <UserMenu />
        </div>
      </header>
      <main className={classes["main"]} id="main" ref={main} tabIndex={-1}>
        <Suspense fallback={<RingWaiting />}>
          <PersonActionsProvider actions={personActions}>
            <QueueActionsProvider actions={queueActions}>
              <RecordActionsProvider actions={recordActions}>
                <NeedActionsProvider actions={needActions}>
                  <Outlet />
                </NeedActionsProvider>
              </RecordActionsProvider>
            </QueueActionsProvider>
          </PersonActionsProvider>
        </Suspense>
      </main>
    </div>
  );
}
