import { Button, SegmentedControl } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useState } from "react";
import { Empty } from "../../../platform/web/Empty.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { type Alert, listAlerts } from "../../contract.ts";
import { useOversightWords } from "../use-oversight-words.ts";
import { AlertRow } from "./AlertRow.tsx";
import { AnswerWindow } from "./AnswerWindow.tsx";
import classes from "./desk.module.css";
import { ThresholdsWindow } from "./ThresholdsWindow.tsx";

/** Questions that wait for an answer, and those that have one. */
export function Alerts() {
  const { t } = useOversightWords();
  const [state, setState] = useState<"open" | "answered">("open");
  const [answering, setAnswering] = useState<Alert>();
  const [isSetting, setSetting] = useState(false);
  const { data, error, refetch } = useAnswer(listAlerts, { state });
  const isOpen = state === "open";
  return (
    <section className={classes["section"]} aria-label={t("alerts.title")}>
      <div className={classes["sectionHead"]}>
        <h2>{t("alerts.title")}</h2>
        <Button
          variant="subtle"
          leftSection={<IconAdjustmentsHorizontal size={20} stroke={1.8} aria-hidden />}
          onClick={() => setSetting(true)}
        >
          {t("thresholds.open")}
        </Button>
      </div>
      <p className={classes["soft"]}>{t("alerts.text")}</p>
      <SegmentedControl
        aria-label={t("alerts.title")}
        value={state}
        onChange={(value) => setState(value === "answered" ? "answered" : "open")}
        data={[
          { value: "open", label: t("alerts.open") },
          { value: "answered", label: t("alerts.answered") },
        ]}
      />
      {error ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      {data?.alerts.length === 0 ? (
        <Empty title={t(isOpen ? "alerts.empty" : "alerts.noneAnswered")}>
          {t(isOpen ? "alerts.emptyText" : "alerts.noneAnsweredText")}
        </Empty>
      ) : null}
      <ul className={classes["alerts"]}>
        {data?.alerts.map((alert) => (
          <AlertRow key={alert.id} alert={alert} onAnswer={() => setAnswering(alert)} />
        ))}
      </ul>
      {answering ? (
        <AnswerWindow alert={answering} onClose={() => setAnswering(undefined)} />
      ) : null}
      {isSetting ? <ThresholdsWindow onClose={() => setSetting(false)} /> : null}
    </section>
  );
}
