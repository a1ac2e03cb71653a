import { Button } from "@mantine/core";
import { IconDeviceDesktop, IconDeviceMobile } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useFormats } from "../../platform/web/formats.ts";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useAct, useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { endSession, listSessions } from "../contract.ts";
import classes from "./sessions.module.css";

/** Where I am signed in; each place but this one can be signed out from here. */
export function SessionsPage() {
  const { t } = useTranslation("access");
  const formats = useFormats();
  const { data, error, refetch } = useAnswer(listSessions, {});
  const end = useAct(endSession, [listSessions]);
  return (
    <>
      <PageHead title={t("sessions.title")} text={t("sessions.text")} />
      {error ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      <ul className={classes["list"]}>
        {data?.sessions.map((session) => {
          const isPhone = /Android|iPhone|iPad/.test(session.device);
          const Picture = isPhone ? IconDeviceMobile : IconDeviceDesktop;
          return (
            <li key={session.id} className={classes["session"]}>
              <Picture size={28} stroke={1.6} aria-hidden />
              <div>
                <strong>{session.device || t("sessions.unknownDevice")}</strong>
                <p>
                  {session.here
                    ? t("sessions.here")
                    : t("sessions.seen", { when: formats.ago(session.seenAt) })}
                  {" · "}
                  {t("sessions.since", { when: formats.dayTime(session.startedAt) })}
                </p>
              </div>
              {session.here ? null : (
                <Button
                  variant="default"
                  loading={end.isPending && end.variables.id === session.id}
                  onClick={() => end.mutate({ id: session.id })}
                >
                  {t("sessions.end")}
                </Button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
