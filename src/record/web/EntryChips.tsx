import {
  type Icon,
  IconAlertTriangle,
  IconEyeOff,
  IconHeartbeat,
  IconLock,
  IconShare,
  IconUrgent,
} from "@tabler/icons-react";
import type { Entry } from "../contract.ts";
import classes from "./note.module.css";
import { useRecordWords } from "./use-record-words.ts";

/** What one must know of a note before reading it: a picture and a word each. */
export function EntryChips({ entry }: { entry: Entry }) {
  const { t, day, formats, nameOf } = useRecordWords();
  const { vital, ground, restricted, named, withholding, withPassedOn, isMistake, service } = entry;
  const chips: readonly (readonly [string, Icon, string] | false)[] = [
    isMistake && ["wrong", IconAlertTriangle, t("chip.mistake")],
    vital !== null && ["vital", IconHeartbeat, t("chip.vital", { what: t(`vital.${vital}`) })],
    ground === "share" && ["plain", IconShare, t("chip.share", { service: service.name })],
    ground === "break-glass" && ["wrong", IconUrgent, t("chip.glass")],
    restricted && [
      "closed",
      IconLock,
      named.length > 0
        ? t("chip.restrictedTo", { names: formats.list([...named.map(nameOf), t("chip.me")]) })
        : t("chip.restricted"),
    ],
    withholding !== null && [
      "closed",
      IconEyeOff,
      t("chip.withheld", { day: day(withholding.reviewOn) }),
    ],
  ];
  const shown = chips.filter((chip) => chip !== false);
  if (shown.length === 0 && !withPassedOn) return null;
  return (
    <ul className={classes["chips"]}>
      {shown.map(([tone, Picture, word]) => (
        <li key={word} data-tone={tone}>
          <Picture size={18} stroke={1.8} aria-hidden />
          {word}
        </li>
      ))}
      {withPassedOn ? (
        <li data-tone="sign" title={t("chip.withPassedOn")}>
          <IconShare size={18} stroke={1.8} role="img" aria-label={t("chip.withPassedOn")} />
        </li>
      ) : null}
      {withholding?.motive ? (
        <li className={classes["motive"]} dir="auto">
          {withholding.motive}
        </li>
      ) : null}
    </ul>
  );
}
