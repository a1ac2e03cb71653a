import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import {
  getStaffMember,
  renewPassword,
  type StaffMember,
  signOutEverywhere,
} from "../../staff-contract.ts";
import { Ask } from "./Ask.tsx";
import classes from "./administration.module.css";
import { Section } from "./Section.tsx";
import { useAdministrationWords } from "./words.ts";

/** Is somebody signed in, signing them out, and a new password. */
export function SigningIn({ member }: { member: StaffMember }) {
  const { t, errorOf } = useAdministrationWords();
  const [asking, setAsking] = useState<"signOut" | "renew">();
  const [password, setPassword] = useState("");
  const out = useAct(signOutEverywhere, [getStaffMember]);
  const renew = useAct(renewPassword, [getStaffMember]);
  const { id, given: name } = member;
  const word = (key: string) => t(`administration.account.${key}`, { name });
  const close = () => {
    setAsking(undefined);
    setPassword("");
  };
  const done = {
    onSuccess: ({ ended }: { ended: number }) => {
      sayDone(t("administration.account.endedSessions", { count: ended }));
      close();
    },
  };
  return (
    <Section title={word("access")}>
      <p>{word(member.isSignedIn ? "isSignedIn" : "isSignedOut")}</p>
      <div className={classes["buttons"]}>
        {member.isSignedIn ? (
          <Button variant="default" onClick={() => setAsking("signOut")}>
            {word("signOut")}
          </Button>
        ) : null}
        <Button variant="default" onClick={() => setAsking("renew")}>
          {word("renew")}
        </Button>
      </div>
      {asking === "signOut" ? (
        <Ask
          title={word("signOutTitle")}
          text={word("signOutText")}
          go={word("signOut")}
          tone="ends"
          isBusy={out.isPending}
          problem={out.error}
          onGo={() => out.mutate({ id }, done)}
          onClose={close}
        />
      ) : null}
      {asking === "renew" ? (
        <Ask
          title={word("renewTitle")}
          text={word("renewText")}
          go={word("renewGo")}
          isBusy={renew.isPending}
          problem={renew.error}
          onGo={() => renew.mutate({ id, password }, done)}
          onClose={close}
        >
          <TextInput
            label={word("password")}
            description={word("passwordText")}
            value={password}
            maxLength={200}
            autoComplete="new-password"
            data-autofocus
            error={errorOf(renew.error, "/password")}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </Ask>
      ) : null}
    </Section>
  );
}
