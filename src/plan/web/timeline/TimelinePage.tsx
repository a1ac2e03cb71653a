import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Person, PersonId } from "../../../people/contract.ts";
import { PersonFrame } from "../../../people/web/index.ts";
import { Empty } from "../../../platform/web/Empty.tsx";
import type { PageProps } from "../../../platform/web/module.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { usePlanWords } from "../use-plan-words.ts";
import { Filters } from "./Filters.tsx";
import { HappeningRow } from "./HappeningRow.tsx";
import classes from "./timeline.module.css";
import { type Chosen, useTimeline } from "./use-timeline.ts";
import { YearRail } from "./YearRail.tsx";

/** What happened with somebody, through all the years, as far as it is open to the reader. */
export function TimelinePage({ params }: PageProps) {
  return (
    <PersonFrame id={params["id"] as PersonId}>
      {(person) => <Timeline key={person.id} person={person} />}
    </PersonFrame>
  );
}

function Timeline({ person }: { person: Person }) {
  const { t, formats } = usePlanWords();
  const [chosen, setChosen] = useState<Chosen>({});
  const { first, happenings, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useTimeline(person.id, chosen);
  if (error && !first) return <Sorry problem={error} onRetry={() => refetch()} />;
  const months = [...Map.groupBy(happenings ?? [], ({ at }) => formats.month(at))];
  const isFiltered = Boolean(chosen.kind || chosen.domain || chosen.service);
  return (
    <div className={classes["timeline"]}>
      <header className={classes["head"]}>
        <h2>{t("timeline.title")}</h2>
        <Link to="/people/$id/picture" params={{ id: person.id }}>
          {t("timeline.back")}
        </Link>
      </header>
      {first ? <Filters first={first} chosen={chosen} onChange={setChosen} /> : <RingWaiting />}
      {first && first.total === 0 ? (
        <Empty title={t(isFiltered ? "timeline.noneFits" : "timeline.none")}>
          {t(isFiltered ? "timeline.noneFitsText" : "timeline.noneText")}
        </Empty>
      ) : null}
      {first && first.total > 0 ? (
        <div className={classes["columns"]}>
          <YearRail
            months={first.months}
            month={chosen.month}
            onMonth={(month) => {
              const { month: _, ...kept } = chosen;
              setChosen({ ...kept, ...(month && { month }) });
            }}
          />
          <div className={classes["months"]}>
            {months.map(([month, ones]) => (
              <section key={month} aria-label={month}>
                <h3>{month}</h3>
                <ol>
                  {ones.map((one) => (
                    <HappeningRow key={one.entry.id} happening={one} personId={person.id} />
                  ))}
                </ol>
              </section>
            ))}
            {hasNextPage ? (
              <Button
                variant="default"
                loading={isFetchingNextPage}
                onClick={() => fetchNextPage()}
              >
                {t("timeline.more")}
              </Button>
            ) : null}
          </div>
        </div>
      ) : null}
    </div>
  );
}
