import { Modal } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { Compartment, ServiceId } from "../../../access/contract.ts";
import { getPerson, type Person, type PersonId } from "../../../people/contract.ts";
import type { Input } from "../../../platform/endpoint.ts";
import { call, Problem } from "../../../platform/web/client.ts";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import { queryClient, useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { sayDone, saySorry } from "../../../platform/web/say.ts";
import { type Circle, endShare, getCircle, type Purpose, sharePart } from "../../contract.ts";
import { usualShareDay } from "../../rules.ts";
import type { Found } from "../Finder.tsx";
import { sayWithUndo } from "../say-with-undo.tsx";
import { today, useCircleWords } from "../use-circle-words.ts";
import { AskStep } from "./AskStep.tsx";
import { MatterStep } from "./MatterStep.tsx";
import { RecipientStep } from "./RecipientStep.tsx";
import { Steps } from "./Steps.tsx";
import { useHow } from "./use-how.ts";
import { useRecipients } from "./use-recipients.tsx";

export interface ShareDialogueProps {
  readonly personId: PersonId;
  /** Whose secret it is: a service of mine. */
  readonly serviceId: ServiceId;
  readonly compartment: Compartment;
  /** Only this entry; left out: the whole compartment of the service. */
  readonly entry?: { readonly id: string; readonly kind: string };
  /** Left out: it is shared, for whichever purpose. */
  readonly way?: WayToPassOn;
  /** The window is to be closed: something was passed on, refused, or left alone. */
  readonly onDone: () => void;
}

type Asked = Input<typeof sharePart>;

/** Passing on that is more than sharing: with its own purpose, to a service, by an act of its own. */
export interface WayToPassOn {
  readonly title: string;
  readonly purpose: Purpose;
  /** Chosen from the start when it is the only one that may receive it. */
  readonly suits?: (serviceId: ServiceId) => boolean;
  /** Throws a Problem. `takeBack` undoes it; null: the person said no. */
  readonly pass: (asked: Asked) => Promise<{ readonly takeBack: (() => Promise<unknown>) | null }>;
  /** What is said when it is done, and when it was taken back. */
  readonly done: (to: string) => string;
  readonly takenBack: string;
}

/** Passing something on: to whom, what for and until when, and the person's yes or no. */
export function ShareDialogue(props: ShareDialogueProps) {
  const { t } = useCircleWords();
  const person = useAnswer(getPerson, { id: props.personId });
  const circle = useAnswer(getCircle, { id: props.personId });
  const problem = person.error ?? circle.error;
  return (
    <Modal opened onClose={props.onDone} title={props.way?.title ?? t("share.title")} size={760}>
      {problem ? <Sorry problem={problem} /> : null}
      {person.data && circle.data ? (
        <Dialogue {...props} person={person.data} circle={circle.data} />
      ) : problem ? null : (
        <RingWaiting />
      )}
    </Modal>
  );
}

type Passed = Awaited<ReturnType<WayToPassOn["pass"]>>;

async function passOn(asked: Asked): Promise<Passed> {
  const { shareId } = await call(sharePart, asked);
  return { takeBack: shareId ? () => call(endShare, { id: shareId }) : null };
}

function Dialogue({
  person,
  circle,
  serviceId,
  compartment,
  entry,
  way,
  onDone,
}: ShareDialogueProps & { person: Person; circle: Circle }) {
  const { t } = useCircleWords();
  const textOf = useProblemText("circle");
  const share = useMutation<Passed, Problem, Asked>({
    mutationFn: (asked) => (way ? way.pass(asked) : passOn(asked)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [getCircle.name] }),
  });
  const [step, setStep] = useState(0);
  const [picked, setPicked] = useState<Found>();
  const [purpose, setPurpose] = useState<Purpose>(way?.purpose ?? "care");
  const [until, setUntil] = useState(() => usualShareDay(purpose, today()));
  const [isNeeded, setNeeded] = useState(false);
  const [how, setHow] = useHow(person);
  const recipients = useRecipients({
    id: person.id,
    sourceService: serviceId,
    compartment,
    ...(entry && { entryId: entry.id }),
    purpose,
  });
  const found = way ? recipients.found.filter(({ kind }) => kind === "service") : recipients.found;
  const [only, another] = found.filter((one) => one.kind === "service" && way?.suits?.(one.id));
  const chosen = picked ?? (another ? undefined : only);
  const to = chosen
    ? chosen.kind === "service"
      ? { toService: chosen.id }
      : { toStaff: chosen.id }
    : {};
  const consent = recipients.consentOf(chosen?.id);

  const undo = (takeBack: () => Promise<unknown>) =>
    takeBack()
      .then(() => sayDone(way?.takenBack ?? t("shares.ended")))
      .catch((problem: unknown) => {
        if (problem instanceof Problem) saySorry(textOf(problem));
      })
      .finally(() => queryClient.invalidateQueries({ queryKey: [getCircle.name] }));

  const answer = (decision: "agreed" | "refused" | "as-before") =>
    share.mutate(
      {
        id: person.id,
        ...(entry ? { entryId: entry.id } : { serviceId, compartment }),
        ...to,
        purpose,
        until,
        strictlyNeeded: isNeeded,
        ...(decision === "as-before"
          ? consent && { consentId: consent.id }
          : {
              answer: {
                decision,
                ...how,
                interpreter: how.aid === "interpreter" ? how.interpreter : "",
              },
            }),
      },
      {
        onSuccess: ({ takeBack }) => {
          onDone();
          const to = chosen?.name ?? "";
          if (takeBack) {
            sayWithUndo(way?.done(to) ?? t("share.done", { to }), t("platform:undo"), () =>
              undo(takeBack),
            );
          } else sayDone(t("share.refusedDone"));
        },
        onError: ({ errors }) => {
          if (errors.some(({ path }) => ["/until", "/strictlyNeeded"].includes(path))) setStep(1);
        },
      },
    );
  const withoutSharing = () => {
    sayDone(t("share.withoutDone"));
    onDone();
  };
  return (
    <>
      <Steps current={step} onBack={setStep} />
      {step === 0 ? (
        <RecipientStep
          answer={{ ...recipients, found }}
          chosen={chosen}
          onChoose={setPicked}
          onNext={() => setStep(1)}
          onWithout={withoutSharing}
        />
      ) : null}
      {step === 1 ? (
        <MatterStep
          compartment={compartment}
          entryKind={entry?.kind ?? null}
          to={chosen?.name ?? ""}
          purpose={purpose}
          {...(!way && {
            onPurpose: (next: Purpose) => {
              setPurpose(next);
              setUntil(usualShareDay(next, today()));
            },
          })}
          until={until}
          onUntil={setUntil}
          isNeeded={isNeeded}
          onNeeded={setNeeded}
          problem={share.error}
          onNext={() => setStep(2)}
          onWithout={withoutSharing}
        />
      ) : null}
      {step === 2 ? (
        <AskStep
          matter={{
            id: person.id,
            sourceService: serviceId,
            compartments: compartment,
            ...(entry && { entryId: entry.id }),
            ...to,
            purpose,
            until,
          }}
          compartments={[compartment]}
          voices={circle.voices}
          consent={consent}
          how={how}
          onHow={setHow}
          isBusy={share.isPending}
          problem={share.error}
          onAnswer={answer}
          onWithout={withoutSharing}
        />
      ) : null}
    </>
  );
}
