import { Button } from "@mantine/core";
import { useState } from "react";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../../platform/web/say.ts";
import { listAllServices } from "../../service-contract.ts";
import {
  beginMembership,
  endMembership,
  getStaffMember,
  listStaff,
  type Membership,
  type StaffMember,
} from "../../staff-contract.ts";
import { Ask } from "./Ask.tsx";
import classes from "./administration.module.css";
import { type RoleChoice, RoleFields } from "./RoleFields.tsx";
import { Section } from "./Section.tsx";
import { useAdministrationWords } from "./words.ts";

const changed = [getStaffMember, listStaff, listAllServices];

/** A minute's grace: the clock of this desk is not the server's. */
function isOver({ end }: Membership): boolean {
  return end !== null && Date.parse(end) <= Date.now() + 60_000;
}

/** What somebody is here, since when; and what they were. */
export function Roles({ member }: { member: StaffMember }) {
  const { t, formats, place } = useAdministrationWords();
  const textOf = useProblemText("access");
  const [ending, setEnding] = useState<Membership>();
  const [isGiving, setGiving] = useState(false);
  const again = useAct(beginMembership, changed);
  const word = (name: string) => t(`administration.account.${name}`);
  const now = member.memberships.filter((one) => !isOver(one));
  const past = member.memberships.filter(isOver);
  const mayGive = member.leftOn === null;
  const isHeld = ({ role, service }: Membership) =>
    now.some((one) => one.role === role && one.service?.key === service?.key);
  return (
    <Section title={word("roles")} text={word("rolesText")}>
      {now.length === 0 ? <p className={classes["notice"]}>{word("rolesNone")}</p> : null}
      <ul className={classes["memberships"]}>
        {now.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{t(`role.${one.role}`)}</strong>
              <span>{place(one.service)}</span>
              <small>
                {t("administration.from", { day: formats.shortDay(one.begin) })}
                {one.end
                  ? `, ${t("administration.until", { day: formats.shortDay(one.end) })}`
                  : null}
              </small>
            </div>
            <Button variant="default" onClick={() => setEnding(one)}>
              {word("end")}
            </Button>
          </li>
        ))}
      </ul>
      {mayGive ? <Button onClick={() => setGiving(true)}>{word("addRole")}</Button> : null}
      {past.length > 0 ? (
        <details className={classes["fold"]}>
          <summary>
            {word("past")} ({past.length})
          </summary>
          <ul className={classes["memberships"]}>
            {past.map((one) => (
              <li key={one.id}>
                <div>
                  <strong>{t(`role.${one.role}`)}</strong>
                  <span>{place(one.service)}</span>
                  <small>
                    {t("administration.fromTo", {
                      from: formats.shortDay(one.begin),
                      to: formats.shortDay(one.end ?? ""),
                    })}
                  </small>
                </div>
                {mayGive && !isHeld(one) ? (
                  <Button
                    variant="subtle"
                    loading={again.isPending}
                    onClick={() =>
                      again.mutate(
                        { id: member.id, role: one.role, service: one.service?.key ?? null },
                        {
                          onSuccess: () => sayDone(word("given_")),
                          onError: (problem) => saySorry(textOf(problem)),
                        },
                      )
                    }
                  >
                    {word("again")}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      {ending ? (
        <EndRole member={member} membership={ending} onClose={() => setEnding(undefined)} />
      ) : null}
      {isGiving ? <GiveRole member={member} onClose={() => setGiving(false)} /> : null}
    </Section>
  );
}

function EndRole(props: { member: StaffMember; membership: Membership; onClose: () => void }) {
  const { member, membership, onClose } = props;
  const { t, place } = useAdministrationWords();
  const end = useAct(endMembership, changed);
  return (
    <Ask
      title={t("administration.account.endTitle")}
      text={t("administration.account.endText", {
        name: member.given,
        role: t(`role.${membership.role}`),
        place: place(membership.service),
      })}
      go={t("administration.account.end")}
      tone="ends"
      isBusy={end.isPending}
      problem={end.error}
      onClose={onClose}
      onGo={() =>
        end.mutate(
          { id: member.id, membershipId: membership.id },
          {
            onSuccess: () => {
              sayDone(t("administration.account.ended"));
              onClose();
            },
          },
        )
      }
    />
  );
}

function GiveRole({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const { t } = useAdministrationWords();
  const begin = useAct(beginMembership, changed);
  const [choice, setChoice] = useState<RoleChoice>({ role: null, service: null });
  const go = () => {
    const { role, service } = choice;
    if (!role) return;
    begin.mutate(
      { id: member.id, role, service },
      {
        onSuccess: () => {
          sayDone(t("administration.account.given_"));
          onClose();
        },
      },
    );
  };
  return (
    <Ask
      title={t("administration.account.addRole")}
      go={t("administration.account.give")}
      isBusy={begin.isPending}
      problem={begin.error}
      onGo={go}
      onClose={onClose}
    >
      <RoleFields
        choice={choice}
        problem={begin.error}
        problemPath="/service"
        onChange={setChoice}
      />
    </Ask>
  );
}
