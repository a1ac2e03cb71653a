import { Button } from "@mantine/core";
import { Link, useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useMe } from "../../access/web/index.ts";
import { getPerson, type Person, type PersonId } from "../../people/contract.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import type { PageProps } from "../../platform/web/module.ts";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { printPaper } from "../../platform/web/print-paper.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { sayDone } from "../../platform/web/say.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import { listEntries, listWritable, type Place } from "../../record/contract.ts";
import { PlaceChoice } from "../../record/web/index.ts";
import { listDocuments, writeLetter } from "../contract.ts";
import { LetterForm } from "./LetterForm.tsx";
import { LetterPaper } from "./LetterPaper.tsx";
import classes from "./letter.module.css";
import { useDocumentWords } from "./use-document-words.ts";
import { useLetter } from "./use-letter.ts";

/** A letter about somebody, or to them: made with the person beside, kept and printed in one act. */
export function LetterPage({ params }: PageProps) {
  const { t } = useDocumentWords();
  const id = params["id"] as PersonId;
  const person = useAnswer(getPerson, { id });
  const writable = useAnswer(listWritable, { id });
  const problem = person.error ?? writable.error;
  if (problem) return <Sorry problem={problem} />;
  if (!person.data || !writable.data) return <RingWaiting />;
  const [place, ...others] = writable.data.places;
  return (
    <>
      <PageHead title={t("letter.title")} text={t("letter.text")}>
        <Button
          variant="subtle"
          renderRoot={(props) => <Link {...props} to="/people/$id/documents" params={{ id }} />}
        >
          {t("letter.back")}
        </Button>
      </PageHead>
      {place ? (
        <Letter person={person.data} places={[place, ...others]} />
      ) : (
        <Empty title={t("list.out")}>{t("list.outText")}</Empty>
      )}
    </>
  );
}

function Letter({ person, places }: { person: Person; places: readonly [Place, ...Place[]] }) {
  const { t, nameOf } = useDocumentWords();
  const me = useMe();
  const navigate = useNavigate();
  const letter = useLetter(person);
  const write = useWrite(writeLetter, [listDocuments, listEntries]);
  const paper = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState({
    serviceId: places[0].service.id,
    compartment: places[0].compartments[0],
  });
  const place = places.find(({ service }) => service.id === chosen.serviceId) ?? places[0];
  const compartment =
    place.compartments.find((one) => one === chosen.compartment) ?? place.compartments[0];
  if (!compartment) return null;
  const keep = () => {
    const { template, language, title, text, correspondent, shown, leftOut, facts } = letter;
    write.mutate(
      {
        ...{ id: person.id, serviceId: place.service.id, compartment },
        ...{ template, language, title, text, correspondent },
        ...(shown && { shown }),
        leftOut: facts.fields.filter((one) => leftOut.includes(one)),
      },
      {
        onSuccess: () => {
          sayDone(t("letter.saved"));
          if (paper.current) {
            printPaper(paper.current, { widthMm: 210, heightMm: 297, marginMm: 20 });
          }
          void navigate({ to: "/people/$id/documents", params: { id: person.id } });
        },
      },
    );
  };
  return (
    <div className={classes["desk"]}>
      <LetterForm
        letter={letter}
        person={person}
        problem={write.error}
        isBusy={write.isPending}
        onKeep={keep}
      >
        <PlaceChoice places={places} place={place} compartment={compartment} onChange={setChosen} />
      </LetterForm>
      <section className={classes["sheet"]} aria-label={t("letter.preview")}>
        <LetterPaper
          ref={paper}
          letter={{ ...letter, datedOn: null }}
          from={{
            ...{ centre: me.centre, service: place.service.name },
            ...{ signer: nameOf(me), profession: me.profession },
          }}
        />
      </section>
    </div>
  );
}
