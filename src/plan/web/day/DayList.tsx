import { Button, NativeSelect } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Output } from "../../../platform/endpoint.ts";
import { call, type Problem } from "../../../platform/web/client.ts";
import { keyOf } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { listMyDay, lostMonths, type DayList as Which } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import { DayRow } from "./DayRow.tsx";
import classes from "./day.module.css";

type Page = Output<typeof listMyDay>;

function useDay(list: Which, months: number) {
  const asked = list === "lost" ? { list, months } : { list };
  const { data, ...query } = useInfiniteQuery<
    Page,
    Problem,
    { pages: Page[] },
    readonly unknown[],
    string | undefined
  >({
    staleTime: 60_000,
    initialPageParam: undefined,
    queryKey: keyOf(listMyDay, asked),
    queryFn: ({ pageParam, signal }) =>
      call(listMyDay, { ...asked, ...(pageParam && { after: pageParam }) }, signal),
    getNextPageParam: ({ next }) => next,
  });
  return {
    ...query,
    total: data?.pages[0]?.total,
    lines: data?.pages.flatMap(({ lines }) => lines),
  };
}

export function DayList({ list }: { list: Which }) {
  const { t, formats } = usePlanWords();
  const [months, setMonths] = useState<number>(6);
  const { lines, total, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useDay(
    list,
    months,
  );
  return (
    <section className={classes["list"]} aria-labelledby={`day-${list}`}>
      <header>
        <h2 id={`day-${list}`}>
          {t(`day.${list}`)}
          {total ? <span className={classes["count"]}> {formats.number(total)}</span> : null}
        </h2>
        {list === "lost" ? (
          <NativeSelect
            aria-label={t("day.since")}
            value={months}
            onChange={({ currentTarget }) => setMonths(Number(currentTarget.value))}
            data={lostMonths.map((one) => ({
              value: String(one),
              label: t("day.months", { count: one }),
            }))}
          />
        ) : null}
      </header>
      {error && !lines ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!lines && !error ? <RingWaiting /> : null}
      {lines?.length === 0 ? <p className={classes["none"]}>{t(`day.none.${list}`)}</p> : null}
      <ul>
        {lines?.map((line) => (
          <DayRow key={`${line.kind} ${line.id} ${line.service?.id}`} line={line} />
        ))}
      </ul>
      {hasNextPage ? (
        <Button variant="default" loading={isFetchingNextPage} onClick={() => fetchNextPage()}>
          {t("day.more")}
        </Button>
      ) : null}
    </section>
  );
}
