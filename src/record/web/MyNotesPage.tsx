import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { Empty } from "../../platform/web/Empty.tsx";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { WithoutName } from "./contacts/WithoutName.tsx";
import { MyDrafts } from "./drafts/MyDrafts.tsx";
import { EntryCard } from "./EntryCard.tsx";
import classes from "./note.module.css";
import { useLatestNotes } from "./use-pages.ts";
import { useRecordWords } from "./use-record-words.ts";

/** The latest notes about one's people, whoever of the service wrote them. */
export function MyNotesPage() {
  const { t } = useRecordWords();
  const { notes, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useLatestNotes();
  return (
    <>
      <PageHead title={t("latest.title")} text={t("latest.text")} />
      <div className={classes["unfinished"]}>
        <MyDrafts />
        <WithoutName />
      </div>
      {error ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!notes && !error ? <RingWaiting /> : null}
      {notes?.length === 0 ? (
        <Empty title={t("latest.empty")}>{t("latest.emptyText")}</Empty>
      ) : null}
      {notes && notes.length > 0 ? (
        <section className={classes["list"]} aria-label={t("latest.title")}>
          <ol>
            {notes.map(({ person, entry }) => (
              <li key={entry.id}>
                <EntryCard
                  entry={entry}
                  head={
                    <Link
                      to="/people/$id/file"
                      params={{ id: person.id }}
                      className={classes["whom"]}
                    >
                      <RingAvatar
                        given={person.given}
                        family={person.family}
                        seed={person.number}
                        size={44}
                      />
                      <bdi>{`${person.given} ${person.family}`.trim()}</bdi>
                    </Link>
                  }
                />
              </li>
            ))}
          </ol>
          {hasNextPage ? (
            <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
              {t("list.more")}
            </Button>
          ) : null}
        </section>
      ) : null}
    </>
  );
}
