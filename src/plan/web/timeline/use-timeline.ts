import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import type { PersonId } from "../../../people/contract.ts";
import type { Input, Output } from "../../../platform/endpoint.ts";
import { call, type Problem } from "../../../platform/web/client.ts";
import { keyOf } from "../../../platform/web/queries.ts";
import { getTimeline } from "../../contract.ts";

export type Chosen = Pick<Input<typeof getTimeline>, "kind" | "domain" | "service" | "month">;
export type TimelineAnswer = Output<typeof getTimeline>;

/** Each page is a look in the journal: none is read again merely because a window came to the front. */
export function useTimeline(id: PersonId, chosen: Chosen) {
  const { data, ...query } = useInfiniteQuery<
    TimelineAnswer,
    Problem,
    { pages: TimelineAnswer[] },
    readonly unknown[],
    string | undefined
  >({
    staleTime: 60_000,
    gcTime: 0,
    initialPageParam: undefined,
    placeholderData: keepPreviousData,
    queryKey: keyOf(getTimeline, { id, ...chosen }),
    queryFn: ({ pageParam, signal }) =>
      call(getTimeline, { id, ...chosen, ...(pageParam && { before: pageParam }) }, signal),
    getNextPageParam: ({ next }) => next,
  });
  return {
    ...query,
    first: data?.pages[0],
    happenings: data?.pages.flatMap(({ happenings }) => happenings),
  };
}
