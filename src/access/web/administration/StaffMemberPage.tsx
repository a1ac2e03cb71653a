import { Link } from "@tanstack/react-router";
import type { PageProps } from "../../../platform/web/module.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingAvatar } from "../../../platform/web/RingAvatar.tsx";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import type { StaffId } from "../../contract.ts";
import { getStaffMember } from "../../staff-contract.ts";
import { useMe } from "../desk.ts";
import { AccountFacts } from "./AccountFacts.tsx";
import classes from "./administration.module.css";
import { Leaving } from "./Leaving.tsx";
import { Roles } from "./Roles.tsx";
import { SigningIn } from "./SigningIn.tsx";
import { useAdministrationWords } from "./words.ts";

/** One account: who it is, what they may do here and since when, and how they leave. */
export function StaffMemberPage({ params }: PageProps) {
  const { t } = useAdministrationWords();
  const me = useMe();
  const id = (params["id"] ?? "") as StaffId;
  const { data: member, error, refetch } = useAnswer(getStaffMember, { id });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!member) return <RingWaiting />;
  return (
    <>
      <p className={classes["way"]}>
        <Link to="/staff">{t("administration.staff.title")}</Link>
      </p>
      <header className={classes["who"]}>
        <RingAvatar given={member.given} family={member.family} seed={member.id} size={72} />
        <div>
          <h1>
            {member.given} {member.family}
          </h1>
          <p>
            {t(`profession.${member.profession}`)} · {member.email}
          </p>
        </div>
      </header>
      {me.id === member.id ? (
        <p className={classes["notice"]}>{t("administration.account.self")}</p>
      ) : null}
      <div className={classes["pair"]}>
        <Roles member={member} />
        <AccountFacts member={member} />
        <SigningIn member={member} />
        <Leaving member={member} />
      </div>
    </>
  );
}
