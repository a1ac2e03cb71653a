import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useMay } from "../../../access/web/index.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { listClocks, type RequestClock } from "../../requests.ts";
import { EditClock } from "./EditClock.tsx";
import classes from "./requests.module.css";
import { useRequestWords } from "./use-request-words.ts";

/** How long an answer may take, and where that is written; the data protection officer keeps it right. */
export function Clocks() {
  const { t, formats, term } = useRequestWords();
  const mayChange = useMay("journal");
  const { data } = useAnswer(listClocks, {});
  const [editing, setEditing] = useState<RequestClock>();
  if (!data) return null;
  return (
    <details className={classes["clocks"]}>
      <summary>{t("clocks.title")}</summary>
      <p>{t("clocks.text")}</p>
      <ul>
        {data.clocks.map((clock) => {
          const { kind, aboutHealth, extensionMonths } = clock;
          const name = t(aboutHealth ? "clocks.health" : "clocks.other", {
            kind: t(`kind.${kind}.name`),
          });
          return (
            <li key={name}>
              <span>{name}</span>
              <strong>{term(clock)}</strong>
              <small>
                {extensionMonths > 0
                  ? t("clocks.extension", { count: extensionMonths })
                  : t("clocks.noExtension")}
              </small>
              <small>
                {clock.source} ({t("sourceRead", { day: formats.shortDay(clock.sourceDate) })})
              </small>
              {mayChange ? (
                <button
                  type="button"
                  className={classes["pencil"]}
                  aria-label={t("clocks.edit", { name })}
                  onClick={() => setEditing(clock)}
                >
                  <IconPencil size={20} stroke={1.7} />
                </button>
              ) : null}
            </li>
          );
        })}
      </ul>
      {editing ? <EditClock clock={editing} onClose={() => setEditing(undefined)} /> : null}
    </details>
  );
}
