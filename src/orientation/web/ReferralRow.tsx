import { Button } from "@mantine/core";
import { IconArrowBackUp, IconCheck, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { NeedSign } from "../../needs/web/index.ts";
import { usePersonWords } from "../../people/web/index.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import { sayDone, saySorry } from "../../platform/web/say.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import {
  acceptReferral,
  listReferrals,
  listReferralsOf,
  markReferralDone,
  type Referral,
  takeBackReferral,
} from "../contract.ts";
import { actsOnReferral } from "../rules.ts";
import { DeclineForm } from "./DeclineForm.tsx";
import { ReferralSign } from "./ReferralSign.tsx";
import classes from "./referrals.module.css";
import { useOrientationWords } from "./use-orientation-words.ts";

const changed = [listReferrals, listReferralsOf];

/** One handing on: who, which need, from whom to whom, how it stands; and one's next act. */
export function ReferralRow({ referral }: { referral: Referral }) {
  const { t, colleague, formats, day } = useOrientationWords();
  const { person, what, state, direction, from, to, by, at, until, words } = referral;
  const isTheirs = direction !== "from-us";
  return (
    <li className={classes["row"]} data-state={state}>
      {person ? (
        <RingAvatar given={person.given} family={person.family} seed={person.number} size={48} />
      ) : (
        <span className={classes["nobody"]} aria-hidden />
      )}
      <div className={classes["who"]}>
        <WhoItIs referral={referral} />
        <p>{what ? <NeedSign what={what} /> : t("row.closed")}</p>
      </div>
      <div className={classes["by"]}>
        <span>
          {isTheirs ? t("row.from", { service: from.name }) : t("row.to", { service: to.name })}
        </span>
        <span className={classes["soft"]}>
          <bdi>{colleague(by)}</bdi> · <time title={formats.dayTime(at)}>{formats.ago(at)}</time>
        </span>
        {words ? (
          <span className={classes["said"]} dir="auto">
            {words}
          </span>
        ) : null}
      </div>
      <div className={classes["stand"]}>
        <ReferralSign state={state} />
        {state === "waiting" || state === "accepted" ? (
          <span className={classes["soft"]}>{t("row.until", { day: day(until) })}</span>
        ) : null}
      </div>
      <Acts referral={referral} />
    </li>
  );
}

/** The need itself stands on their page, once we care. */
function WhoItIs({ referral: { person, needId, direction } }: { referral: Referral }) {
  const { t } = useOrientationWords();
  const { nameOf } = usePersonWords();
  if (!person) return <strong>{t("row.nobody")}</strong>;
  const page = needId ? "/people/$id/needs" : "/people/$id";
  return (
    <p>
      <Link to={page} params={{ id: person.id }} className={classes["name"]} data-side={direction}>
        <bdi>{nameOf(person)}</bdi>
      </Link>{" "}
      <small className={classes["soft"]}>{person.number}</small>
    </p>
  );
}

function Acts({ referral }: { referral: Referral }) {
  const { t } = useOrientationWords();
  const textOf = useProblemText("orientation");
  const acts = actsOnReferral(referral);
  const { id } = referral;
  const accept = useWrite(acceptReferral, changed);
  const done = useWrite(markReferralDone, changed);
  const takeBack = useWrite(takeBackReferral, changed);
  const [isDeclining, setDeclining] = useState(false);
  const [asks, setAsks] = useState(false);
  const onError = (problem: Parameters<typeof textOf>[0]) => saySorry(textOf(problem));
  if (isDeclining) return <DeclineForm id={id} onDone={() => setDeclining(false)} />;
  if (asks) {
    return (
      <div className={classes["acts"]}>
        <span className={classes["ask"]}>{t("act.takeBackAsk")}</span>
        <Button
          size="compact-md"
          color="red"
          loading={takeBack.isPending}
          onClick={() =>
            takeBack.mutate({ id }, { onError, onSuccess: () => sayDone(t("handOn.takenBack")) })
          }
        >
          {t("act.takeBack")}
        </Button>
        <Button size="compact-md" variant="default" autoFocus onClick={() => setAsks(false)}>
          {t("platform:cancel")}
        </Button>
      </div>
    );
  }
  return (
    <div className={classes["acts"]}>
      {acts.includes("accept") ? (
        <Button
          leftSection={<IconCheck size={20} stroke={2} />}
          loading={accept.isPending}
          onClick={() =>
            accept.mutate({ id }, { onError, onSuccess: () => sayDone(t("act.accepted")) })
          }
        >
          {t("act.accept")}
        </Button>
      ) : null}
      {acts.includes("decline") ? (
        <Button
          variant="default"
          leftSection={<IconX size={20} stroke={2} />}
          disabled={accept.isPending}
          onClick={() => setDeclining(true)}
        >
          {t("act.decline")}
        </Button>
      ) : null}
      {acts.includes("mark-done") ? (
        <Button
          variant="light"
          leftSection={<IconCheck size={20} stroke={2} />}
          loading={done.isPending}
          onClick={() =>
            done.mutate({ id }, { onError, onSuccess: () => sayDone(t("act.doneSaid")) })
          }
        >
          {t("act.done")}
        </Button>
      ) : null}
      {acts.includes("take-back") ? (
        <Button
          variant="subtle"
          leftSection={<IconArrowBackUp size={20} stroke={1.8} />}
          onClick={() => setAsks(true)}
        >
          {t("act.takeBack")}
        </Button>
      ) : null}
    </div>
  );
}
