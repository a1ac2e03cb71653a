import { Button } from "@mantine/core";
import { useEffect, useRef } from "react";
import type { Person } from "../contract.ts";
import type { Section } from "./EditableSection.tsx";
import classes from "./person.module.css";
import { useWords } from "./use-words.ts";

/** Somebody else changed the same in the meantime: both versions, and the user chooses. */
export function StaleChoice(props: {
  section: Section;
  mine: Person;
  theirs: Person;
  isSaving: boolean;
  onMine: () => void;
  onTheirs: () => void;
}) {
  const words = useWords();
  const { t } = words;
  const frame = useRef<HTMLDivElement>(null);
  // The button that had the focus is gone; the choice takes it, whole in sight.
  useEffect(() => {
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: "nearest" });
  }, []);
  return (
    <div role="alert" className={classes["stale"]} ref={frame} tabIndex={-1}>
      <p>{t("stale.text")}</p>
      <div className={classes["versions"]}>
        <div>
          <h3>{t("stale.mine")}</h3>
          {props.section.view(props.mine, words)}
          <Button loading={props.isSaving} onClick={props.onMine}>
            {t("stale.keepMine")}
          </Button>
        </div>
        <div>
          <h3>{t("stale.theirs")}</h3>
          {props.section.view(props.theirs, words)}
          <Button variant="default" onClick={props.onTheirs}>
            {t("stale.keepTheirs")}
          </Button>
        </div>
      </div>
    </div>
  );
}
