import { useDocumentVisibility } from "@mantine/hooks";
import { IconBell } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useLive } from "../../platform/web/live.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { listNotices } from "../notice-contract.ts";
import { useDesk } from "./desk.ts";
import classes from "./notice-bell.module.css";

/** How many notices are unread, on every page of the house; leads to the list. */
export function NoticeBell() {
  const { t } = useTranslation("access");
  const isOpen = useDesk().state === "open";
  // A browser keeps few connections to one house: only the tab that is looked at holds one here.
  const isLookedAt = useDocumentVisibility() === "visible";
  const { data } = useAnswer(listNotices, {}, { staleTime: Number.POSITIVE_INFINITY });
  const unread = data?.unread ?? 0;
  return (
    <Link
      to="/notices"
      className={classes["bell"]}
      activeProps={{ "aria-current": "page" }}
      aria-label={unread > 0 ? t("notices.bellUnread", { count: unread }) : t("notices.bell")}
    >
      <IconBell size={24} stroke={1.8} aria-hidden />
      {unread > 0 ? (
        <span className={classes["count"]} aria-hidden>
          {unread > 99 ? "99+" : unread}
        </span>
      ) : null}
      {isOpen && isLookedAt ? <FollowNotices /> : null}
    </Link>
  );
}

function FollowNotices() {
  useLive(listNotices, {});
  return null;
}
