import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { PersonId } from "../../people/contract.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import type { Entry, EntryKind } from "../contract.ts";
import { EntryCard } from "./EntryCard.tsx";
import classes from "./note.module.css";
import { useEntriesOf } from "./use-pages.ts";
import { useRecordWords } from "./use-record-words.ts";

interface Props {
  readonly personId: PersonId;
  /** One may write about them: what stands here is one's own. */
  readonly isOwn: boolean;
  /** Null: whatever is open, of any kind. */
  readonly kinds: readonly EntryKind[] | null;
}

/** What may be read of somebody, the newest first. An empty list never says whether there is more. */
export function EntryStream({ personId, isOwn, kinds }: Props) {
  const { t } = useRecordWords();
  const { entries, total, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useEntriesOf(personId, kinds);
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!entries) return <RingWaiting />;
  if (entries.length === 0) return <Nothing personId={personId} isOwn={isOwn} />;
  return (
    <section className={classes["list"]} aria-label={t("list.title")}>
      <h2>
        {t("list.title")} <small>{t("list.count", { count: total })}</small>
      </h2>
      <ol>
        {togetherIn(entries).map(({ entry, notes }) => (
          <li key={entry.id}>
            <EntryCard entry={entry} notes={notes} />
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

function Nothing({ personId, isOwn }: Pick<Props, "personId" | "isOwn">) {
  const { t } = useRecordWords();
  if (isOwn) return <Empty title={t("list.empty")}>{t("list.emptyText")}</Empty>;
  return (
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

/** A note stands within its contact, when that is on the page too. */
function togetherIn(entries: readonly Entry[]): { entry: Entry; notes: Entry[] }[] {
  const contacts = new Set(entries.filter(({ kind }) => kind === "contact").map(({ id }) => id));
  const isWithin = ({ contactId }: Entry) => contactId !== null && contacts.has(contactId);
  return entries
    .filter((entry) => !isWithin(entry))
    .map((entry) => ({
      entry,
      notes: entries.filter((one) => isWithin(one) && one.contactId === entry.id),
    }));
}
