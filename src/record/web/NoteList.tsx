import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { PersonId } from "../../people/contract.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import type { Place } from "../contract.ts";
import { NoteCard } from "./NoteCard.tsx";
import classes from "./note.module.css";
import { useNotesOf } from "./use-pages.ts";
import { useRecordWords } from "./use-record-words.ts";

/** What may be read of somebody, the newest first. An empty list never says whether there is more. */
export function NoteList({ personId, places }: { personId: PersonId; places: readonly Place[] }) {
  const { t } = useRecordWords();
  const { entries, total, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useNotesOf(personId);
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!entries) return <RingWaiting />;
  if (entries.length === 0) {
    return places.length > 0 ? (
      <Empty title={t("list.empty")}>{t("list.emptyText")}</Empty>
    ) : (
      <Empty title={t("list.out")}>
        <p>{t("list.outText")}</p>
        <Button
          mt="md"
          renderRoot={(props) => (
            <Link {...props} to="/people/$id/circle" params={{ id: personId }} />
          )}
        >
          {t("list.toCircle")}
        </Button>
      </Empty>
    );
  }
  return (
    <section className={classes["list"]} aria-label={t("list.title")}>
      <h2>
        {t("list.title")} <small>{t("list.count", { count: total })}</small>
      </h2>
      <ol>
        {entries.map((entry) => (
          <li key={entry.id}>
            <NoteCard entry={entry} />
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
    </section>
  );
}
