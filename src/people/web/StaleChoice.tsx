import { Button } from "@mantine/core";
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
  return (
    <div role="alert" className={classes["stale"]}>
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
