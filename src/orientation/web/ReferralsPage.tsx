import type { ReactNode } from "react";
import { Empty } from "../../platform/web/Empty.tsx";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listReferrals, type Referral } from "../contract.ts";
import { isUnderWay } from "../rules.ts";
import { ReferralRow } from "./ReferralRow.tsx";
import classes from "./referrals.module.css";
import { useOrientationWords } from "./use-orientation-words.ts";

/** What waits for us, what we took on, and what became of what we handed on. */
export function ReferralsPage() {
  const { t } = useOrientationWords();
  const { data, error, refetch } = useAnswer(listReferrals, {});
  if (error && !data) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  const { toUs } = data;
  // Within our services it stands once, where it waits.
  const fromUs = data.fromUs.filter(({ direction }) => direction === "from-us");
  const waiting = toUs.filter(({ state }) => state === "waiting").reverse();
  const taken = toUs.filter(({ state }) => state === "accepted");
  const before = [...toUs, ...fromUs].filter(({ state }) => !isUnderWay(state));
  return (
    <div className={classes["page"]}>
      <PageHead title={t("page.title")} text={t("page.text")} />
      <Part title={t("page.waiting")} referrals={waiting}>
        <Empty title={t("page.none")}>{t("page.noneText")}</Empty>
      </Part>
      <Part title={t("page.taken")} referrals={taken} />
      <Part title={t("page.fromUs")} referrals={fromUs.filter(({ state }) => isUnderWay(state))} />
      {before.length > 0 ? (
        <details className={classes["before"]}>
          <summary>{t("page.before", { count: before.length })}</summary>
          <Rows referrals={before} label={t("page.before", { count: before.length })} />
        </details>
      ) : null}
    </div>
  );
}

/** `children`: what stands there when there is nothing; a part without is left out. */
function Part({
  title,
  referrals,
  children,
}: {
  title: string;
  referrals: readonly Referral[];
  children?: ReactNode;
}) {
  if (referrals.length === 0 && !children) return null;
  return (
    <section className={classes["part"]}>
      <h2>
        {title} {referrals.length > 0 ? <small>{referrals.length}</small> : null}
      </h2>
      {referrals.length > 0 ? <Rows referrals={referrals} label={title} /> : children}
    </section>
  );
}

function Rows({ referrals, label }: { referrals: readonly Referral[]; label: string }) {
  return (
    <ul className={classes["rows"]} aria-label={label}>
      {referrals.map((referral) => (
        <ReferralRow key={referral.id} referral={referral} />
      ))}
    </ul>
  );
}
