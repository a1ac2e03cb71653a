import { Button } from "@mantine/core";
import { IconClipboardPlus } from "@tabler/icons-react";
import { useState } from "react";
import { GlassBanner } from "../../circle/web/index.ts";
import type { Person, PersonId } from "../../people/contract.ts";
import { PersonFrame } from "../../people/web/index.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import type { PageProps } from "../../platform/web/module.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listWritable, type Place } from "../../record/contract.ts";
import { type Answers, listAnswers, listSittings } from "../contract.ts";
import classes from "./answers.module.css";
import { Begin } from "./Begin.tsx";
import { SafetyStep } from "./SafetyStep.tsx";
import { Series } from "./Series.tsx";
import { Unfinished } from "./Unfinished.tsx";
import { useQuestionnaireWords } from "./words.ts";

/** What somebody answered over time, and the place to begin. */
export function AnswersPage({ params }: PageProps) {
  return (
    <PersonFrame id={params["id"] as PersonId}>
      {(person) => <AnswersOf key={person.id} person={person} />}
    </PersonFrame>
  );
}

/* Each reading is a look in the journal. */
const calm = { staleTime: 60_000, gcTime: 0 } as const;

function AnswersOf({ person }: { person: Person }) {
  const { t } = useQuestionnaireWords();
  const [isBeginning, setBeginning] = useState(false);
  const places = useAnswer(listWritable, { id: person.id }).data?.places;
  const { data, error, refetch } = useAnswer(listAnswers, { id: person.id }, calm);
  const begun = useAnswer(listSittings, { id: person.id }, calm).data?.sittings ?? [];
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data || !places) return <RingWaiting />;
  const { answers } = data;
  const mayWrite = isSome(places);
  return (
    <div className={classes["page"]}>
      <GlassBanner person={person} />
      {answers.some(isOfNow) ? <SafetyStep /> : null}
      {mayWrite && isBeginning ? (
        <Begin person={person} places={places} onCancel={() => setBeginning(false)} />
      ) : null}
      {mayWrite && !isBeginning ? (
        <Button
          className={classes["first"] ?? ""}
          size="md"
          leftSection={<IconClipboardPlus size={22} stroke={1.8} />}
          onClick={() => setBeginning(true)}
        >
          {t("begin.open")}
        </Button>
      ) : null}
      {mayWrite && begun.length > 0 ? <Unfinished sittings={begun} /> : null}
      {answers.length === 0 && begun.length === 0 ? (
        <Empty title={t(mayWrite ? "list.empty" : "list.out")}>
          {t(mayWrite ? "list.emptyText" : "list.outText")}
        </Empty>
      ) : null}
      {byQuestionnaire(answers).map((series) => (
        <Series key={series[0].questionnaire.url} series={series} />
      ))}
    </div>
  );
}

/** What was said within a day still asks for somebody; what is older was spoken about. */
function isOfNow({ needsSafetyStep, answeredAt }: Answers): boolean {
  return needsSafetyStep && Date.now() - new Date(answeredAt).getTime() < 86_400_000;
}

function isSome(places: readonly Place[]): places is readonly [Place, ...Place[]] {
  return places.length > 0;
}

export type AnswerSeries = readonly [Answers, ...Answers[]];

/** The newest first, and of each questionnaire the newest first. */
function byQuestionnaire(answers: readonly Answers[]): readonly AnswerSeries[] {
  const groups = Map.groupBy(answers, ({ questionnaire }) => questionnaire.url);
  return [...groups.values()].flatMap(([first, ...rest]) => (first ? [[first, ...rest]] : []));
}
