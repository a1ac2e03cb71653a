import { Link } from "@tanstack/react-router";
import { GlassBanner } from "../../circle/web/index.ts";
import type { Person, PersonId } from "../../people/contract.ts";
import { PersonFrame } from "../../people/web/index.ts";
import type { PageProps } from "../../platform/web/module.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listWritable, type Place } from "../contract.ts";
import { NoteEditor } from "./NoteEditor.tsx";
import { NoteList } from "./NoteList.tsx";
import classes from "./note.module.css";
import { useRecordWords } from "./use-record-words.ts";

/** What is written about somebody, as far as it is open to the reader, and the place to write. */
export function FilePage({ params }: PageProps) {
  return (
    <PersonFrame id={params["id"] as PersonId}>
      {(person) => <File key={person.id} person={person} />}
    </PersonFrame>
  );
}

function File({ person }: { person: Person }) {
  const { id: personId } = person;
  const { t } = useRecordWords();
  const { data, error, refetch } = useAnswer(listWritable, { id: personId });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  const { places } = data;
  return (
    <div className={classes["file"]}>
      <GlassBanner person={person} />
      {isSome(places) ? <NoteEditor personId={personId} places={places} /> : null}
      <NoteList personId={personId} places={places} />
      {isSome(places) ? (
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
