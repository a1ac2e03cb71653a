import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../platform/web/client.ts";
import classes from "./administration.module.css";

/** Somebody else was quicker: what was typed stays until the user takes the version of now. */
export function StaleNote<T>({
  problem,
  onReload,
}: {
  problem: Problem | null;
  onReload: (current: T) => void;
}) {
  const { t } = useTranslation("access");
  if (problem?.code !== "stale") return null;
  const { current } = problem.extra as { current: T };
  return (
    <div role="alert" className={classes["notice"]}>
      <p>{t("administration.stale")}</p>
      <Button variant="default" onClick={() => onReload(current)}>
        {t("administration.reload")}
      </Button>
    </div>
  );
}
