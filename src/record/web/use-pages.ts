import { useInfiniteQuery } from "@tanstack/react-query";
import type { PersonId } from "../../people/contract.ts";
import type { Output } from "../../platform/endpoint.ts";
import { call, type Problem } from "../../platform/web/client.ts";
import { keyOf } from "../../platform/web/queries.ts";
import { type EntryKind, listEntries, listLatestNotes } from "../contract.ts";

/*
 * Each reading is a look in the journal: pages are not read again merely because a window came to the
 * front. What leaves the screen is forgotten, so that the next click asks whether it is still open.
 */
const calm = { staleTime: 60_000, gcTime: 0, initialPageParam: undefined as string | undefined };

export function useEntriesOf(personId: PersonId, kinds: readonly EntryKind[] | null) {
  const asked = { id: personId, ...(kinds && { kinds: [...kinds] }) };
  const { data, ...query } = useInfiniteQuery<
    Output<typeof listEntries>,
    Problem,
    { pages: Output<typeof listEntries>[] },
    readonly unknown[],
    string | undefined
  >({
    ...calm,
    queryKey: keyOf(listEntries, { ...asked, pages: true }),
    queryFn: ({ pageParam, signal }) =>
      call(listEntries, { ...asked, ...(pageParam && { before: pageParam }) }, signal),
    getNextPageParam: ({ next }) => next,
  });
  return {
    ...query,
    entries: data?.pages.flatMap(({ entries }) => entries),
    total: data?.pages[0]?.total ?? 0,
  };
}

export function useLatestNotes() {
  const { data, ...query } = useInfiniteQuery<
    Output<typeof listLatestNotes>,
    Problem,
    { pages: Output<typeof listLatestNotes>[] },
    readonly unknown[],
    string | undefined
  >({
    ...calm,
    queryKey: keyOf(listLatestNotes, { pages: true }),
    queryFn: ({ pageParam, signal }) =>
      call(listLatestNotes, pageParam ? { before: pageParam } : {}, signal),
    getNextPageParam: ({ next }) => next,
  });
  return { ...query, notes: data?.pages.flatMap(({ notes }) => notes) };
}
