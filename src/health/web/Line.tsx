import { Button } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import { type ReactNode, useId, useState } from "react";
import type { Entry } from "../../record/contract.ts";
import { EntryActs, EntryChips } from "../../record/web/index.ts";
import classes from "./line.module.css";
import { useHealthWords } from "./use-health-words.ts";

interface Props {
  readonly entry: Entry;
  readonly children: ReactNode;
  /** The acts of this kind of entry, beside those that every entry has. */
  readonly acts?: ReactNode;
}

/** One entry in a list: what it says, what is special about it, and, when asked for, who wrote it and what can be done. */
export function Line({ entry, children, acts }: Props) {
  const { t, day, signature } = useHealthWords();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { ended, isMistake } = entry;
  return (
    <li className={classes["line"]} data-over={ended !== null || isMistake || undefined}>
      <div className={classes["head"]}>
        <div className={classes["said"]}>
          {children}
          {ended ? (
            <p className={classes["soft"]}>
              {t("ended.on", { why: t(`ended.${ended.because}`), day: day(ended.on) })}
              {ended.words ? <bdi> · {ended.words}</bdi> : null}
            </p>
          ) : null}
          {/* That it is vital, the page says as a whole; what its author knew stands in the details. */}
          <EntryChips entry={{ ...entry, vital: null, withPassedOn: false }} />
        </div>
        <div className={classes["buttons"]}>
          {acts}
          <Button
            variant="subtle"
            size="compact-md"
            aria-expanded={isOpen}
            aria-controls={id}
            rightSection={<IconChevronDown size={18} stroke={1.8} className={classes["arrow"]} />}
            onClick={() => setOpen(!isOpen)}
          >
            {t("line.more")}
          </Button>
        </div>
      </div>
      <div id={id} className={classes["details"]} hidden={!isOpen}>
        {isOpen ? (
          <>
            <p className={classes["soft"]}>{signature(entry)}</p>
            {entry.withPassedOn ? <EntryChips entry={{ ...entry, vital: null }} /> : null}
            <EntryActs entry={entry} />
          </>
        ) : null}
      </div>
    </li>
  );
}
