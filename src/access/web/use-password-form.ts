import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { isProblem } from "../../platform/web/queries.ts";

/**
 * What a form that asks a password goes through: one attempt at a time, what went wrong, and the
 * seconds to wait after too many attempts.
 */
export function usePasswordForm(attempt: (form: FormData) => Promise<void>) {
  const { t } = useTranslation("access");
  const textOf = useProblemText("access");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const [waitSeconds, setWaitSeconds] = useState(0);
  const password = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (waitSeconds <= 0) return;
    const timer = setTimeout(() => setWaitSeconds(waitSeconds - 1), 1_000);
    return () => clearTimeout(timer);
  }, [waitSeconds]);

  const run = async (form: FormData) => {
    setBusy(true);
    setError(undefined);
    try {
      await attempt(form);
    } catch (problem) {
      if (!isProblem(problem)) throw problem;
      const { retryAfterSeconds } = (problem.extra ?? {}) as { retryAfterSeconds?: number };
      if (retryAfterSeconds) setWaitSeconds(retryAfterSeconds);
      else setError(textOf(problem));
      password.current?.select();
    } finally {
      setBusy(false);
    }
  };
  const wait = waitSeconds > 0 ? t("wait", { time: clock(waitSeconds) }) : undefined;
  return { run, busy, error: wait ?? error, mustWait: waitSeconds > 0, password };
}

/** 75 → `1:15` */
function clock(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
