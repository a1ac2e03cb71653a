import { Button } from "@mantine/core";
import classes from "./answers.module.css";
import { useQuestionnaireWords } from "./words.ts";

interface Props {
  readonly wanted: string;
  /** In which the questions will be read instead. */
  readonly shown: string;
  readonly onGive: () => void;
  readonly onCancel: () => void;
}

/** Asked once before somebody alone with a tablet reads questions that are not in their language. */
export function OtherLanguage({ wanted, shown, onGive, onCancel }: Props) {
  const { t, language } = useQuestionnaireWords();
  return (
    <div className={classes["otherLanguage"]} role="alert">
      <p>{t("begin.ask", { wanted: language(wanted), language: language(shown) })}</p>
      <div className={classes["rowActs"]}>
        <Button size="md" onClick={onGive} autoFocus>
          {t("begin.goTabletIn", { language: language(shown) })}
        </Button>
        <Button variant="subtle" size="md" onClick={onCancel}>
          {t("begin.cancel")}
        </Button>
      </div>
    </div>
  );
}
