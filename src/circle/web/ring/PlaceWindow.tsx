import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import type { Person } from "../../../people/contract.ts";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import {
  type CareRelation,
  type Circle,
  endCare,
  endRepresentation,
  exclude,
  getCircle,
  listMyPeople,
  type Representation,
} from "../../contract.ts";
import { AskHere } from "../AskOnce.tsx";
import forms from "../forms.module.css";
import { CompartmentSign, Plate } from "../signs.tsx";
import { useCircleWords, useServices } from "../use-circle-words.ts";
import { useRenewal } from "../use-renewal.ts";
import classes from "./place-window.module.css";
import { usePlaceWords } from "./place-words.ts";
import type { Place } from "./places.ts";

interface Props {
  readonly person: Person;
  readonly circle: Circle;
  readonly place: Place;
  readonly onClose: () => void;
}

/** One place of the circle: who, why, until when, and what can be done about it. */
export function PlaceWindow({ person, circle, place, onClose }: Props) {
  const wordsOf = usePlaceWords();
  const { name, until } = wordsOf(place);
  const title = (
    <span className={classes["title"]}>
      <Plate tone={place.tone} size={44} />
      <bdi>{name}</bdi>
    </span>
  );
  return (
    <Modal opened onClose={onClose} title={title} size="lg">
      <div className={forms["form"]}>
        {place.kind === "care" ? (
          <CareDetails person={person} circle={circle} care={place.care} onClose={onClose} />
        ) : (
          <VoiceDetails voice={place.voice} until={until} onClose={onClose} />
        )}
      </div>
    </Modal>
  );
}

function CareDetails({
  person,
  circle,
  care,
  onClose,
}: {
  person: Person;
  circle: Circle;
  care: CareRelation;
  onClose: () => void;
}) {
  const { t, day, profession } = useCircleWords();
  const { keepsOf } = useServices();
  const [asking, setAsking] = useState<"end" | "exclude">();
  const renew = useRenewal(person.id, care.service.id, care.only ? "only-me" : "service");
  const end = useAct(endCare, [getCircle, listMyPeople]);
  const keepOut = useAct(exclude, [getCircle]);
  const whom = care.only ?? null;
  const given = circle.shares.filter(
    ({ over, toService, toStaff }) =>
      over === null && (whom ? toStaff?.id === whom.id : toService?.id === care.service.id),
  ).length;
  if (asking === "end") {
    return (
      <AskHere
        title={t("endCare.title", { service: care.service.name })}
        happens={[t("endCare.closes"), t("endCare.stays"), t("endCare.again")]}
        go={t("endCare.go")}
        isBusy={end.isPending}
        problem={end.error}
        onGo={() =>
          end.mutate(
            { id: care.id },
            {
              onSuccess: () => {
                sayDone(t("endCare.done"));
                onClose();
              },
            },
          )
        }
        onClose={() => setAsking(undefined)}
      />
    );
  }
  if (asking === "exclude") {
    return (
      <AskHere
        title={t("keptOut.askTitle", { name: care.service.name })}
        happens={[t("keptOut.closes"), t("keptOut.care"), t("keptOut.again")]}
        go={t("keptOut.go")}
        isBusy={keepOut.isPending}
        problem={keepOut.error}
        onGo={() =>
          keepOut.mutate(
            { id: person.id, serviceId: care.service.id },
            {
              onSuccess: () => {
                sayDone(t("keptOut.done", { name: care.service.name }));
                onClose();
              },
            },
          )
        }
        onClose={() => setAsking(undefined)}
      />
    );
  }
  return (
    <>
      <p className={classes["signs"]}>
        {keepsOf(care.service.id).map((one) => (
          <CompartmentSign key={one} compartment={one} />
        ))}
      </p>
      <dl className={classes["facts"]}>
        {care.only ? (
          <div>
            <dt>{t("place.at")}</dt>
            <dd>{`${care.service.name}, ${profession(care.only)}`}</dd>
          </div>
        ) : null}
        <div>
          <dt>{t("place.why")}</dt>
          <dd>{t(`place.basis.${care.basis}`, { day: day(care.since) })}</dd>
        </div>
        <div>
          <dt>{t("place.until")}</dt>
          <dd>{day(care.until)}</dd>
        </div>
        <div>
          <dt>{t("place.given")}</dt>
          <dd>{given > 0 ? t("place.givenCount", { count: given }) : t("place.givenNone")}</dd>
        </div>
      </dl>
      <div className={forms["buttons"]}>
        {care.ours ? (
          <>
            <Button
              variant={care.endingSoon ? "filled" : "light"}
              loading={renew.isPending}
              onClick={() => {
                renew.go();
                onClose();
              }}
            >
              {t("renew.go")}
            </Button>
            <Button variant="default" onClick={() => setAsking("end")}>
              {t("endCare.ask")}
            </Button>
          </>
        ) : (
          <Button variant="default" onClick={() => setAsking("exclude")}>
            {t("keptOut.ask")}
          </Button>
        )}
      </div>
    </>
  );
}

function VoiceDetails({
  voice,
  until,
  onClose,
}: {
  voice: Representation;
  until: string;
  onClose: () => void;
}) {
  const { t, day } = useCircleWords();
  const end = useAct(endRepresentation, [getCircle]);
  const [isAsking, setAsking] = useState(false);
  if (isAsking) {
    return (
      <AskHere
        title={t("voice.endTitle", { name: voice.name })}
        happens={[t(voice.kind === "trusted" ? "voice.endTrusted" : "voice.endSay")]}
        go={t("voice.endGo")}
        isBusy={end.isPending}
        problem={end.error}
        onGo={() => end.mutate({ id: voice.id }, { onSuccess: onClose })}
        onClose={() => setAsking(false)}
      />
    );
  }
  return (
    <>
      <p>{t(`voice.kindText.${voice.kind}`)}</p>
      {voice.compartments.length > 0 ? (
        <p className={classes["signs"]}>
          {voice.compartments.map((one) => (
            <CompartmentSign key={one} compartment={one} />
          ))}
        </p>
      ) : null}
      <dl className={classes["facts"]}>
        <div>
          <dt>{t("voice.since")}</dt>
          <dd>{day(voice.since)}</dd>
        </div>
        <div>
          <dt>{t("place.until")}</dt>
          <dd>{until}</dd>
        </div>
        {voice.evidence ? (
          <div>
            <dt>{t("voice.evidence")}</dt>
            <dd dir="auto">{voice.evidence}</dd>
          </div>
        ) : null}
      </dl>
      <div className={forms["buttons"]}>
        <Button variant="default" onClick={() => setAsking(true)}>
          {t("voice.end")}
        </Button>
      </div>
    </>
  );
}
