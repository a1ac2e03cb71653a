import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Empty } from "../../platform/web/Empty.tsx";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useAct, useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listNotices, markAllNoticesRead, type Notice } from "../notice-contract.ts";
import { useMay } from "./desk.ts";
import { MailState } from "./MailState.tsx";
import { NoticeRow } from "./NoticeRow.tsx";
import classes from "./notices.module.css";

/** What waits for me, then what I have seen. The bell of the frame keeps the list up to date. */
export function NoticesPage() {
  const { t } = useTranslation("access");
  const { data, error, refetch } = useAnswer(
    listNotices,
    {},
    { staleTime: Number.POSITIVE_INFINITY },
  );
  const markAll = useAct(markAllNoticesRead, [listNotices]);
  const mayLookAfterMail = useMay("staff");
  const unread = data?.notices.filter(({ readAt }) => readAt === null) ?? [];
  const read = data?.notices.filter(({ readAt }) => readAt !== null) ?? [];
  const ids = unread.map(({ id }) => id);
  return (
    <>
      <PageHead title={t("notices.title")} text={t("notices.text")}>
        {ids.length > 1 ? (
          <Button
            variant="default"
            loading={markAll.isPending}
            onClick={() => markAll.mutate({ ids })}
          >
            {t("notices.markAll")}
          </Button>
        ) : null}
      </PageHead>
      {error && !data ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      {data?.notices.length === 0 ? (
        <Empty title={t("notices.empty")}>{t("notices.emptyText")}</Empty>
      ) : null}
      <Group title={t("notices.unread")} notices={unread} />
      <Group title={t("notices.read")} notices={read} />
      {mayLookAfterMail ? <MailState /> : null}
    </>
  );
}

function Group({ title, notices }: { title: string; notices: readonly Notice[] }) {
  if (notices.length === 0) return null;
  return (
    <section className={classes["group"]}>
      <h2>{title}</h2>
      <ul className={classes["list"]}>
        {notices.map((notice) => (
          <NoticeRow key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  );
}
