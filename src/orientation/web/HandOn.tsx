import { Button } from "@mantine/core";
import { IconSend } from "@tabler/icons-react";
import { useRef, useState } from "react";
import { listServices } from "../../access/contract.ts";
import { ShareDialogue, type WayToPassOn } from "../../circle/web/index.ts";
import type { Need } from "../../needs/contract.ts";
import { call } from "../../platform/web/client.ts";
import { queryClient, useAnswer } from "../../platform/web/queries.ts";
import {
  handNeedOn,
  listReferrals,
  listReferralsOf,
  type Referral,
  takeBackReferral,
} from "../contract.ts";
import { helpsWith } from "../rules.ts";
import { ReferralSign } from "./ReferralSign.tsx";
import classes from "./referrals.module.css";
import { useOrientationWords } from "./use-orientation-words.ts";

export const readAnew = () =>
  Promise.all(
    [listReferrals, listReferralsOf].map(({ name }) =>
      queryClient.invalidateQueries({ queryKey: [name] }),
    ),
  );

/** Hands a need of one's own on, and says how each handing on of it stands, and no more than that. */
export function HandOn({ need }: { need: Need }) {
  const { t } = useOrientationWords();
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const { entry } = need;
  const { data } = useAnswer(listReferralsOf, { id: entry.personId });
  const referrals = (data?.referrals ?? []).filter(({ needId }) => needId === entry.id);
  const mayHandOn = entry.ground === "own" && !entry.restricted && !entry.isMistake;
  if (!mayHandOn && referrals.length === 0) return null;
  return (
    <div className={classes["handOn"]}>
      {referrals.map((referral) => (
        <HandedOn key={referral.id} referral={referral} />
      ))}
      {mayHandOn ? (
        <Button
          ref={opener}
          variant="light"
          size="compact-md"
          leftSection={<IconSend size={18} stroke={1.8} />}
          onClick={() => setOpen(true)}
        >
          {t("handOn.go")}
        </Button>
      ) : null}
      {isOpen ? (
        <Dialogue
          need={need}
          onDone={() => {
            setOpen(false);
            opener.current?.focus();
          }}
        />
      ) : null}
    </div>
  );
}

function HandedOn({ referral }: { referral: Referral }) {
  const { t, day } = useOrientationWords();
  const { state, direction, from, to, at, words } = referral;
  const isTheirs = direction === "to-us";
  return (
    <p className={classes["handed"]}>
      <span>
        {t(isTheirs ? "handOn.byThem" : "handOn.toThem", {
          service: isTheirs ? from.name : to.name,
          day: day(at.slice(0, 10)),
        })}
      </span>
      <ReferralSign state={state} />
      {words ? <bdi className={classes["said"]}>{words}</bdi> : null}
    </p>
  );
}

function Dialogue({ need, onDone }: { need: Need; onDone: () => void }) {
  const { t } = useOrientationWords();
  const { entry } = need;
  const services = useAnswer(listServices, {}, { staleTime: 300_000 }).data?.services ?? [];
  const helps = helpsWith(need.what);
  const way: WayToPassOn = {
    title: t("handOn.title"),
    purpose: "handover",
    suits: (serviceId) =>
      services.some(
        ({ id, compartments }) => id === serviceId && compartments.some((one) => one === helps),
      ),
    done: (to) => t("handOn.done", { to }),
    takenBack: t("handOn.takenBack"),
    pass: async ({ toService, until, strictlyNeeded, consentId, answer }) => {
      if (!toService) throw new Error("a need is handed on to a service");
      const { referralId } = await call(handNeedOn, {
        ...{ id: entry.id, toService, until, strictlyNeeded },
        ...(consentId && { consentId }),
        ...(answer && { answer }),
      });
      await readAnew();
      if (!referralId) return { takeBack: null };
      return { takeBack: () => call(takeBackReferral, { id: referralId }).finally(readAnew) };
    },
  };
  return (
    <ShareDialogue
      personId={entry.personId}
      serviceId={entry.service.id}
      compartment={entry.compartment}
      entry={entry}
      way={way}
      onDone={onDone}
    />
  );
}
