import { Button, PasswordInput, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { CircleOfPeople } from "../../platform/web/CircleOfPeople.tsx";
import { RingMark } from "../../platform/web/RingMark.tsx";
import { DemoSignIns } from "./DemoSignIns.tsx";
import { signInHere } from "./desk.ts";
import { LanguageSwitch } from "./LanguageSwitch.tsx";
import classes from "./sign-in.module.css";
import { usePasswordForm } from "./use-password-form.ts";

export function SignInPage() {
  const { t } = useTranslation("access");
  const demo = useDemo();
  const { run, busy, error, mustWait, password } = usePasswordForm((form) =>
    signInHere(String(form.get("email")).trim(), String(form.get("password"))),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(new FormData(event.currentTarget));
  };
  const signInAs = (email: string) => {
    const form = new FormData();
    form.set("email", email);
    form.set("password", "kring-demo");
    run(form);
  };
  return (
    <main className={classes["page"]}>
      <div className={classes["picture"]}>
        <CircleOfPeople />
        <p className={classes["promise"]}>{t("promise")}</p>
      </div>
      <div className={classes["main"]}>
        <div className={classes["column"]}>
          <header className={classes["header"]}>
            <span className={classes["brand"]}>
              <RingMark size={34} /> Kring
            </span>
            <LanguageSwitch />
          </header>
          <h1 className={classes["title"]}>{t("signIn.title")}</h1>
          <form onSubmit={submit} className={classes["form"]}>
            <TextInput
              name="email"
              type="email"
              label={t("email")}
              autoComplete="username"
              required
              withAsterisk={false}
              autoFocus
            />
            <PasswordInput
              ref={password}
              name="password"
              label={t("password")}
              autoComplete="current-password"
              required
              withAsterisk={false}
            />
            <p className={classes["error"]} role="alert">
              {error}
            </p>
            <Button type="submit" size="lg" loading={busy} disabled={mustWait}>
              {t("signIn.go")}
            </Button>
          </form>
          {demo ? <DemoSignIns onChoose={signInAs} /> : null}
        </div>
      </div>
    </main>
  );
}

/** Does this house show its demo sign-ins? Not part of any contract: asked once, by nobody else. */
function useDemo(): boolean {
  const [demo, setDemo] = useState(false);
  useEffect(() => {
    fetch("/api/house")
      .then((answer) => answer.json())
      .then((house: { demo?: boolean }) => setDemo(house.demo === true))
      .catch(() => {});
  }, []);
  return demo;
}
