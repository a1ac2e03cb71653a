import { Button } from "@mantine/core";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { listVaccinationsDue } from "../../../health/contract.ts";
import { usePersonWords } from "../../../people/web/index.ts";
import type { Output } from "../../../platform/endpoint.ts";
import { call, type Problem } from "../../../platform/web/client.ts";
import { keyOf } from "../../../platform/web/queries.ts";
import { RingAvatar } from "../../../platform/web/RingAvatar.tsx";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./day.module.css";

type Page = Output<typeof listVaccinationsDue>;
type Line = Page["people"][number];

function useDue() {
  return useInfiniteQuery<Page, Problem, { pages: Page[] }, readonly unknown[], number>({
    staleTime: 60_000,
    initialPageParam: 0,
    queryKey: keyOf(listVaccinationsDue, {}),
    queryFn: ({ pageParam, signal }) => call(listVaccinationsDue, { skip: pageParam }, signal),
    getNextPageParam: ({ next }) => next,
  });
}

/** Whose vaccination is late or has come. Whoever opens no health sees no such list. */
export function VaccinationsDue() {
  const { t, formats } = usePlanWords();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useDue();
  const total = data?.pages[0]?.total ?? 0;
  if (!data || total === 0) return null;
  return (
    <section className={classes["list"]} aria-labelledby="day-vaccinations">
      <header>
        <h2 id="day-vaccinations">
          {t("day.vaccinations")}
          <span className={classes["count"]}> {formats.number(total)}</span>
        </h2>
      </header>
      <ul>
        {data.pages
          .flatMap(({ people }) => people)
          .map((line) => (
            <DueRow key={line.person.id} line={line} />
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

function DueRow({ line: { person, due } }: { line: Line }) {
  const { word, formats } = usePlanWords();
  const { nameOf } = usePersonWords();
  const isLate = due.some(({ state }) => state === "overdue");
  return (
    <li className={classes["row"]} data-late={isLate}>
      <RingAvatar given={person.given} family={person.family} seed={person.number} size={44} />
      <p>
        <Link to="/people/$id/health" params={{ id: person.id }}>
          <bdi>{nameOf(person)}</bdi>
        </Link>
        <span>
          {formats.list([...new Set(due.map(({ vaccine }) => word(`health:vaccine.${vaccine}`)))])}
        </span>
      </p>
      <p className={classes["when"]}>
        <span>{word(`health:dueState.${isLate ? "overdue" : "due"}`)}</span>
      </p>
    </li>
  );
}
