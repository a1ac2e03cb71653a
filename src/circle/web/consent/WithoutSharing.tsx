import { Button } from "@mantine/core";
import forms from "../forms.module.css";
import { useCircleWords } from "../use-circle-words.ts";

/** Always there: refusing to share never blocks care (CONF-15). */
export function WithoutSharing({ onWithout }: { onWithout: () => void }) {
  const { t } = useCircleWords();
  return (
    <Button variant="subtle" className={forms["last"] ?? ""} onClick={onWithout}>
      {t("share.without")}
    </Button>
  );
}
