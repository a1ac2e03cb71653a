import { Button } from "@mantine/core";
import { IconWriting } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { GlassBanner } from "../../circle/web/index.ts";
import type { Person, PersonId } from "../../people/contract.ts";
import { PersonFrame } from "../../people/web/index.ts";
import type { PageProps } from "../../platform/web/module.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listWritable, type Place } from "../../record/contract.ts";
import { AddDocuments } from "./AddDocuments.tsx";
import { DocumentList } from "./DocumentList.tsx";
import classes from "./documents.module.css";
import { useDocumentWords } from "./use-document-words.ts";

/** Somebody's letters, photos and scans, as far as they are open to the reader. */
export function DocumentsPage({ params }: PageProps) {
  return (
    <PersonFrame id={params["id"] as PersonId}>
      {(person) => <Documents key={person.id} person={person} />}
    </PersonFrame>
  );
}

function Documents({ person }: { person: Person }) {
  const { t } = useDocumentWords();
  const { data, error, refetch } = useAnswer(listWritable, { id: person.id });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  const { places } = data;
  const writeLetter = (
    <Button
      variant="default"
      leftSection={<IconWriting size={20} stroke={1.8} />}
      renderRoot={(props) => (
        <Link {...props} to="/people/$id/documents/letter" params={{ id: person.id }} />
      )}
    >
      {t("letter.write")}
    </Button>
  );
  return (
    <div className={classes["page"]}>
      <GlassBanner person={person} />
      {isSome(places) ? (
        <AddDocuments personId={person.id} places={places}>
          {writeLetter}
        </AddDocuments>
      ) : null}
      <DocumentList personId={person.id} mayWrite={places.length > 0} />
    </div>
  );
}

function isSome(places: readonly Place[]): places is readonly [Place, ...Place[]] {
  return places.length > 0;
}
