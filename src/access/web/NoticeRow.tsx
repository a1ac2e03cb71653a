import { Button } from "@mantine/core";
import {
  IconAlertTriangle,
  IconDeviceTablet,
  IconEyeCheck,
  IconEyeOff,
  IconHourglass,
  IconKey,
  IconLifebuoy,
  IconLockOpen,
  IconMail,
  IconMessageCheck,
  IconMessageQuestion,
  IconSend,
  IconShare,
  IconShieldCheck,
  IconTransferIn,
  IconUserExclamation,
} from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/web/formats.ts";
import { useAct } from "../../platform/web/queries.ts";
import { listNotices, markNoticeRead, type Notice, type NoticeKind } from "../notice-contract.ts";
import { findNoticePage } from "../notice-page.ts";
import { useMe } from "./desk.ts";
import classes from "./notices.module.css";

const pictures: Record<NoticeKind, typeof IconMail> = {
  "break-glass-opened": IconLockOpen,
  "break-glass-review-due": IconEyeCheck,
  "care-relation-ending": IconHourglass,
  "share-ending": IconShare,
  "withholding-review-due": IconEyeOff,
  "request-due": IconMail,
  "advice-asked": IconMessageQuestion,
  "advice-answered": IconMessageCheck,
  "alert-raised": IconAlertTriangle,
  "checkpoint-written": IconShieldCheck,
  "own-rights-changed": IconUserExclamation,
  "password-renewed": IconKey,
  "safety-step": IconLifebuoy,
  "sitting-handed-in": IconDeviceTablet,
  "referral-waiting": IconTransferIn,
  "referral-answered": IconSend,
};

/** One notice. It names nobody; who follows it sees on that page what they may. */
export function NoticeRow({ notice }: { notice: Notice }) {
  const { t } = useTranslation("access");
  const { ago, day, dayTime } = useFormats();
  const page = findNoticePage(notice, useMe().capabilities);
  const markRead = useAct(markNoticeRead, [listNotices]);
  const { id, kind, dueOn, at, readAt } = notice;
  const Picture = pictures[kind];
  const isUnread = readAt === null;
  const see = () => {
    if (isUnread) markRead.mutate({ id });
  };
  return (
    <li className={classes["notice"]} data-unread={isUnread || undefined}>
      <Picture size={26} stroke={1.7} aria-hidden />
      <div>
        <p className={classes["what"]}>{t(`notices.kind.${kind}`)}</p>
        <p className={classes["when"]}>
          <time dateTime={at} title={dayTime(at)}>
            {ago(at)}
          </time>
          {dueOn ? ` · ${t("notices.due", { day: day(dueOn) })}` : null}
        </p>
      </div>
      <div className={classes["acts"]}>
        {page ? (
          <Button
            variant="default"
            renderRoot={(props) => <Link {...props} to={page} onClick={see} />}
          >
            {t("notices.open")}
          </Button>
        ) : null}
        {isUnread ? (
          <Button variant={page ? "subtle" : "default"} loading={markRead.isPending} onClick={see}>
            {t("notices.markRead")}
          </Button>
        ) : null}
      </div>
    </li>
  );
}
