import { useEffect } from "react";
import { call } from "../../../platform/web/client.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import type { Questionnaire } from "../../fhir.ts";
import { getHandedSitting, saveHandedSitting } from "../../handed-contract.ts";
import { needsSafetyStep } from "../../safety.ts";
import { languagesOf, readIn } from "../../texts.ts";
import { saidIn, useFormWords } from "../form/use-form-words.ts";
import { useKeeping } from "../use-keeping.ts";
import { Steps } from "./Steps.tsx";
import { TakeBack } from "./TakeBack.tsx";
import { Thanks } from "./Thanks.tsx";
import classes from "./tablet.module.css";

/** The tablet in the person's hands: this sitting, outside the frame of the house, and no way out of it. */
export function SittingPage() {
  const { data, error, refetch } = useAnswer(
    getHandedSitting,
    {},
    { staleTime: Infinity, gcTime: 0 },
  );
  const isNothing = error !== null && [401, 404].includes(error.status);
  useEffect(() => {
    if (isNothing) location.replace("/");
  }, [isNothing]);
  if (data) return <Handed sitting={data} />;
  if (error && !isNothing) return <Sorry problem={error} onRetry={() => refetch()} />;
  return <RingWaiting />;
}

type HandedSitting = Awaited<ReturnType<typeof readHanded>>;
const readHanded = () => call(getHandedSitting, {});

function Handed({ sitting }: { sitting: HandedSitting }) {
  const form: Questionnaire = JSON.parse(sitting.file);
  const words = useFormWords(sitting.language);
  const keeping = useKeeping(sitting, (revision, response) =>
    call(saveHandedSitting, { revision, response }),
  );
  if (!words) return <RingWaiting />;
  const language = readIn(languagesOf(form), sitting.language);
  const isAlarm = needsSafetyStep(form, keeping.response);
  return (
    <main className={classes["tablet"]} {...saidIn(sitting.language)}>
      {isAlarm ? (
        <p className={classes["calm"]} role="status">
          {words("safety")}
        </p>
      ) : null}
      {sitting.isHandedIn ? (
        <Thanks words={words} />
      ) : (
        <Steps
          form={form}
          given={sitting.given}
          language={language}
          wanted={sitting.language}
          words={words}
          keeping={keeping}
        />
      )}
      <TakeBack />
    </main>
  );
}
