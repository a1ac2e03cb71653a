import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PersonId } from "../../people/contract.ts";
import type { Output } from "../../platform/endpoint.ts";
import { call, type Problem } from "../../platform/web/client.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import { keyOf } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { type DocumentKind, documentKinds, listDocuments } from "../contract.ts";
import { DocumentTile } from "./DocumentTile.tsx";
import classes from "./documents.module.css";
import { useDocumentWords } from "./use-document-words.ts";
import { Viewer } from "./Viewer.tsx";

type Page = Output<typeof listDocuments>;

/** What may be seen of somebody's documents, the newest first. */
export function DocumentList({ personId, mayWrite }: { personId: PersonId; mayWrite: boolean }) {
  const { t } = useDocumentWords();
  const [typed, setTyped] = useState("");
  const [kind, setKind] = useState<DocumentKind | "">("");
  const [q] = useDebouncedValue(typed.trim(), 250);
  const [shown, setShown] = useState<string>();
  const asked = { id: personId, ...(q && { q }), ...(kind && { kind }) };
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery<
    Page,
    Problem,
    { pages: Page[] },
    readonly unknown[],
    string | undefined
  >({
    // Each reading is a look in the journal; what leaves the screen is forgotten.
    ...{ staleTime: 60_000, gcTime: 0, initialPageParam: undefined },
    queryKey: keyOf(listDocuments, { ...asked, pages: true }),
    queryFn: ({ pageParam, signal }) =>
      call(listDocuments, { ...asked, ...(pageParam && { before: pageParam }) }, signal),
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  const documents = data.pages.flatMap((page) => page.documents);
  const total = data.pages[0]?.total ?? 0;
  const isNarrowed = q !== "" || kind !== "";
  if (total === 0 && !isNarrowed) return <Nothing personId={personId} mayWrite={mayWrite} />;
  const place = documents.findIndex(({ entry }) => entry.id === shown);
  const at = documents[place];
  const neighbour = (step: number) => documents[place + step]?.entry.id;
  return (
    <section className={classes["list"]} aria-label={t("title")}>
      <header className={classes["bar"]}>
        <h2>{t("list.count", { count: total })}</h2>
        <TextInput
          type="search"
          aria-label={t("list.search")}
          placeholder={t("list.search")}
          leftSection={<IconSearch size={18} stroke={1.8} />}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
        />
        <NativeSelect
          aria-label={t("list.kindLabel")}
          value={kind}
          data={[
            { value: "", label: t("list.allKinds") },
            ...documentKinds.map((one) => ({ value: one, label: t(`kind.${one}`) })),
          ]}
          onChange={({ currentTarget }) => setKind(currentTarget.value as DocumentKind | "")}
        />
      </header>
      {documents.length === 0 ? <Empty title={t("list.none")}>{t("list.noneText")}</Empty> : null}
      <ol className={classes["grid"]}>
        {documents.map((document) => (
          <li key={document.entry.id}>
            <DocumentTile document={document} onOpen={() => setShown(document.entry.id)} />
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t("list.more")}
        </Button>
      ) : null}
      {at ? (
        <Viewer
          id={at.entry.id}
          title={at.title}
          before={neighbour(-1)}
          after={neighbour(1)}
          onShow={setShown}
          onClose={() => setShown(undefined)}
        />
      ) : null}
    </section>
  );
}

/** The same words whether there is nothing or nothing for the reader. */
function Nothing({ personId, mayWrite }: { personId: PersonId; mayWrite: boolean }) {
  const { t } = useDocumentWords();
  if (mayWrite) return <Empty title={t("list.empty")}>{t("list.emptyText")}</Empty>;
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
