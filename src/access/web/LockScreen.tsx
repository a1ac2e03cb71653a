import { Button, PasswordInput } from "@mantine/core";
import { type FormEvent, useLayoutEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { CircleOfPeople } from "../../platform/web/CircleOfPeople.tsx";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import { leave, unlock } from "./desk.ts";
import classes from "./lock.module.css";
import { usePasswordForm } from "./use-password-form.ts";

/**
 * Covers everything until the user of this desk is back, or somebody else signs in. A modal dialog
 * of the browser, because only that makes all the rest, open windows included, out of reach.
 */
export function LockScreen({ name }: { name: string }) {
  const { t } = useTranslation("access");
  const dialog = useRef<HTMLDialogElement>(null);
  const { run, busy, error, mustWait, password } = usePasswordForm((form) =>
    unlock(String(form.get("password"))),
  );
  const cover = () => {
    if (dialog.current?.open === false) dialog.current.showModal();
    password.current?.focus();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it appears
  useLayoutEffect(cover, []);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    run(new FormData(event.currentTarget));
  };
  const [given = "", ...family] = name.split(" ");
  return (
    <dialog
      ref={dialog}
      className={classes["lock"]}
      aria-labelledby="lock-name"
      onCancel={(event) => event.preventDefault()}
      onClose={cover}
    >
      <div className={classes["rings"]}>
        <CircleOfPeople />
      </div>
      <div className={classes["card"]}>
        <RingAvatar given={given} family={family.join(" ")} seed={name} size={88} />
        <h1 className={classes["name"]} id="lock-name">
          {name || t("lock.somebody")}
        </h1>
        <p className={classes["text"]}>{t("lock.text")}</p>
        <form onSubmit={submit}>
          <PasswordInput
            ref={password}
            name="password"
            label={t("password")}
            autoComplete="current-password"
            required
            withAsterisk={false}
            error={error}
          />
          <Button type="submit" size="lg" loading={busy} disabled={mustWait}>
            {t("lock.go")}
          </Button>
        </form>
        <Button variant="subtle" onClick={() => leave()}>
          {t("lock.other")}
        </Button>
      </div>
    </dialog>
  );
}
