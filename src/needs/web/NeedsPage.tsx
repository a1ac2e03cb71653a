import { useLocation } from "@tanstack/react-router";
import { useEffect } from "react";
import { GlassBanner } from "../../circle/web/index.ts";
import type { Person, PersonId } from "../../people/contract.ts";
import { PersonFrame } from "../../people/web/index.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import type { PageProps } from "../../platform/web/module.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listWritable, type Place } from "../../record/contract.ts";
import { domains, listNeeds, type Need, taxonomy } from "../contract.ts";
import { isOpenNeed, standingOf } from "../rules.ts";
import { NameNeed } from "./NameNeed.tsx";
import { NeedCard } from "./NeedCard.tsx";
import classes from "./needs.module.css";
import { DomainPlate } from "./signs.tsx";
import { useNeedWords } from "./use-need-words.ts";

/** What somebody needs, in every domain of life, as far as it is open to the reader. */
export function NeedsPage({ params }: PageProps) {
  return (
    <PersonFrame id={params["id"] as PersonId}>
      {(person) => <Needs key={person.id} person={person} />}
    </PersonFrame>
  );
}

function Needs({ person }: { person: Person }) {
  const { t } = useNeedWords();
  const writable = useAnswer(listWritable, { id: person.id });
  const { data, error, refetch } = useAnswer(listNeeds, { id: person.id });
  const isThere = Boolean(data && writable.data);
  const asked = useLocation({ select: ({ hash }) => hash });
  // Whoever comes for one part of life finds it at the top.
  useEffect(() => {
    if (isThere && asked) document.getElementById(asked)?.scrollIntoView();
  }, [isThere, asked]);
  const problem = error ?? writable.error;
  if (problem) return <Sorry problem={problem} onRetry={() => refetch()} />;
  if (!data || !writable.data) return <RingWaiting />;
  const { places } = writable.data;
  const open = data.needs.filter(isOpenNeed);
  const closed = data.needs.filter((need) => !isOpenNeed(need));
  return (
    <div className={classes["page"]}>
      <GlassBanner person={person} />
      {isSome(places) ? <NameNeed person={person} places={places} /> : null}
      {open.length > 0 ? (
        <section className={classes["open"]} aria-labelledby="open-needs">
          <h2 id="open-needs">
            {t("page.open")} <small>{t("page.count", { count: open.length })}</small>
          </h2>
          <ByDomain needs={open} isOpen />
        </section>
      ) : (
        <Empty title={t(isSome(places) ? "page.empty" : "page.out")}>
          {t(isSome(places) ? "page.emptyText" : "page.outText")}
        </Empty>
      )}
      {closed.length > 0 ? (
        <details className={classes["closed"]}>
          <summary>{t("page.closed", { count: closed.length })}</summary>
          <ByDomain needs={closed} />
        </details>
      ) : null}
    </div>
  );
}

/** In the order of the grid; what presses most comes first. */
function ByDomain({ needs, isOpen = false }: { needs: readonly Need[]; isOpen?: boolean }) {
  const { domainOf } = useNeedWords();
  return domains.map((domain) => {
    const here = needs
      .filter(({ what }) => taxonomy[what].domain === domain)
      .sort((one, other) => standingOf(other).urgency - standingOf(one).urgency);
    if (here.length === 0) return null;
    return (
      <section key={domain} id={isOpen ? domain : undefined} className={classes["domain"]}>
        <h3>
          <DomainPlate domain={domain} size={32} />
          {domainOf(domain)}
        </h3>
        <ul>
          {here.map((need) => (
            <li key={need.entry.id}>
              <NeedCard need={need} />
            </li>
          ))}
        </ul>
      </section>
    );
  });
}

function isSome(places: readonly Place[]): places is readonly [Place, ...Place[]] {
  return places.length > 0;
}
