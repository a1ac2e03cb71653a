import { Button, PasswordInput } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import i18next from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { unlock, usePasswordForm } from "../../../access/web/index.ts";
import { call, Problem } from "../../../platform/web/client.ts";
import { finishSitting, takeBack } from "../../contract.ts";
import classes from "./tablet.module.css";

/** The colleague's way back, in the colleague's language: their password, then the answers. */
export function TakeBack() {
  const { t } = useTranslation("access");
  const [isOpen, setOpen] = useState(false);
  const { run, busy, error, mustWait, password } = usePasswordForm(async (form) => {
    await unlock(String(form.get("password")));
    location.replace(await whereTo());
  });
  const said = { lang: i18next.language, dir: i18next.dir() };
  if (!isOpen) {
    return (
      <button
        type="button"
        className={classes["colleague"]}
        onClick={() => setOpen(true)}
        {...said}
      >
        <IconLock size={20} stroke={1.8} aria-hidden />
        {t("lock.takeBack")}
      </button>
    );
  }
  return (
    <form
      className={classes["unlock"]}
      {...said}
      onSubmit={(event) => {
        event.preventDefault();
        run(new FormData(event.currentTarget));
      }}
    >
      <PasswordInput
        ref={password}
        name="password"
        label={t("password")}
        autoComplete="current-password"
        required
        withAsterisk={false}
        error={error}
        data-autofocus
      />
      <Button type="submit" loading={busy} disabled={mustWait}>
        {t("lock.go")}
      </Button>
      <Button variant="subtle" onClick={() => setOpen(false)}>
        {t("lock.leaveIt")}
      </Button>
    </form>
  );
}

/** What was handed in and is complete goes into the file; the rest waits for the colleague. */
async function whereTo(): Promise<string> {
  try {
    const { id, personId, revision, handedInAt } = await call(takeBack, {});
    if (handedInAt === null) return `/sittings/${id}`;
    try {
      await call(finishSitting, { id, revision });
      return `/people/${personId}/questionnaires`;
    } catch (error) {
      if (error instanceof Problem && error.status === 422) return `/sittings/${id}`;
      throw error;
    }
  } catch (error) {
    if (error instanceof Problem) return "/";
    throw error;
  }
}
