import { Button } from "@mantine/core";
import { IconCircleCheck, IconMailQuestion, IconSearch, IconUrgent } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { getOversight } from "../../contract.ts";
import { useOversightWords } from "../use-oversight-words.ts";
import { Alerts } from "./Alerts.tsx";
import classes from "./desk.module.css";
import { Month } from "./Month.tsx";
import { OwnFiles } from "./OwnFiles.tsx";
import { Seals } from "./Seals.tsx";

/** What waits for the data protection officer, whether the journal is whole, and the month. */
export function OversightPage() {
  const { t } = useOversightWords();
  const { data, error, refetch } = useAnswer(getOversight, {});
  return (
    <>
      <PageHead title={t("desk.title")} text={t("desk.text")}>
        <Button
          leftSection={<IconSearch size={20} stroke={1.8} aria-hidden />}
          renderRoot={(props) => <Link {...props} to="/oversight/journal" />}
        >
          {t("desk.search")}
        </Button>
      </PageHead>
      {error ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      {data ? (
        <>
          <nav className={classes["ways"]} aria-label={t("desk.title")}>
            <Link to="/emergencies" data-waits={data.emergencies > 0 || undefined}>
              {data.emergencies > 0 ? (
                <IconUrgent size={30} stroke={1.6} aria-hidden />
              ) : (
                <IconCircleCheck size={30} stroke={1.6} aria-hidden />
              )}
              <span>
                {data.emergencies > 0
                  ? t("desk.emergencies", { count: data.emergencies })
                  : t("desk.noEmergencies")}
              </span>
            </Link>
            <Link to="/requests">
              <IconMailQuestion size={30} stroke={1.6} aria-hidden />
              <span>{t("desk.requests")}</span>
            </Link>
          </nav>
          <Alerts />
          <Seals />
          <Month figures={data} />
          <OwnFiles />
        </>
      ) : null}
    </>
  );
}
