import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/web/formats.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct, useAnswer } from "../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../platform/web/say.ts";
import { getMailState, tryMailAgain } from "../notice-contract.ts";
import classes from "./notices.module.css";

/** For administrators: does the house send mail, and how many wait. */
export function MailState() {
  const { t } = useTranslation("access");
  const { ago } = useFormats();
  const textOf = useProblemText();
  const { data: mail } = useAnswer(getMailState, {});
  const again = useAct(tryMailAgain, [getMailState]);
  if (!mail) return null;
  const { isSet, waiting, givenUp, oldestAt, lastError } = mail;
  return (
    <section className={classes["mail"]}>
      <h2>{t("notices.post.title")}</h2>
      <p>{isSet ? t("notices.post.working") : t("notices.post.notSet")}</p>
      <p>
        {t("notices.post.waiting", { count: waiting })}
        {oldestAt ? ` · ${t("notices.post.since", { when: ago(oldestAt) })}` : null}
      </p>
      {givenUp > 0 ? <p>{t("notices.post.givenUp", { count: givenUp })}</p> : null}
      {lastError ? <p>{t("notices.post.lastError", { code: lastError })}</p> : null}
      {isSet && waiting + givenUp > 0 ? (
        <Button
          variant="default"
          loading={again.isPending}
          onClick={() =>
            again.mutate(
              {},
              {
                onSuccess: () => sayDone(t("notices.post.tried")),
                onError: (problem) => saySorry(textOf(problem)),
              },
            )
          }
        >
          {t("notices.post.again")}
        </Button>
      ) : null}
    </section>
  );
}
