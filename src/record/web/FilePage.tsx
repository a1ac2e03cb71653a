import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { GlassBanner } from "../../circle/web/index.ts";
import type { Person, PersonId } from "../../people/contract.ts";
import { PersonFrame } from "../../people/web/index.ts";
import type { PageProps } from "../../platform/web/module.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { type EntryKind, listWritable, type Place } from "../contract.ts";
import { EntryStream } from "./EntryStream.tsx";
import classes from "./note.module.css";
import { Pills } from "./Pills.tsx";
import { useRecordWords } from "./use-record-words.ts";
import { WritingPlace } from "./WritingPlace.tsx";

/** What is written about somebody, as far as it is open to the reader, and the place to write. */
export function FilePage({ params, search }: PageProps) {
  return (
    <PersonFrame id={params["id"] as PersonId}>
      {(person) => <File key={person.id} person={person} begins={search["begin"] === "contact"} />}
    </PersonFrame>
  );
}

const filters = { all: ["contact", "note"], contacts: ["contact"], notes: ["note"] } as const;
type Filter = keyof typeof filters;

function File({ person, begins }: { person: Person; begins: boolean }) {
  const { id: personId } = person;
  const { t } = useRecordWords();
  const [filter, setFilter] = useState<Filter>("all");
  const { data, error, refetch } = useAnswer(listWritable, { id: personId });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  const { places } = data;
  const isOwn = isSome(places);
  // Whoever has no file of their own here reads what was opened to them, whatever it is.
  const kinds: readonly EntryKind[] | null = isOwn ? filters[filter] : null;
  return (
    <div className={classes["file"]}>
      <GlassBanner person={person} />
      {isOwn ? <WritingPlace person={person} places={places} begins={begins} /> : null}
      <div className={classes["stream"]}>
        {isOwn ? (
          <Pills
            hasQuietLegend
            legend={t("filter.legend")}
            options={(Object.keys(filters) as Filter[]).map((value) => ({
              value,
              label: t(`filter.${value}`),
            }))}
            value={filter}
            onChange={setFilter}
          />
        ) : null}
        <EntryStream personId={personId} isOwn={isOwn} kinds={kinds} />
      </div>
      {isOwn ? (
        <p className={classes["copy"]}>
          <Link to="/people/$id/copy" params={{ id: personId }}>
            {t("file.copy")}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function isSome(places: readonly Place[]): places is readonly [Place, ...Place[]] {
  return places.length > 0;
}
