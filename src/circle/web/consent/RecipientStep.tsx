import { Button } from "@mantine/core";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { Finder, type Found } from "../Finder.tsx";
import forms from "../forms.module.css";
import { useCircleWords } from "../use-circle-words.ts";
import type { useRecipients } from "./use-recipients.tsx";
import { WithoutSharing } from "./WithoutSharing.tsx";

/** To whom: services and colleagues bound by secrecy. */
export function RecipientStep({
  answer,
  chosen,
  onChoose,
  onNext,
  onWithout,
}: {
  answer: ReturnType<typeof useRecipients>;
  chosen: Found | undefined;
  onChoose: (one: Found) => void;
  onNext: () => void;
  onWithout: () => void;
}) {
  const { t } = useCircleWords();
  if (answer.error) return <Sorry problem={answer.error} onRetry={() => answer.refetch()} />;
  if (!answer.data) return <RingWaiting />;
  return (
    <form
      className={forms["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen) onNext();
      }}
    >
      <Finder label={t("share.toWhom")} found={answer.found} chosen={chosen} onChoose={onChoose} />
      <p className={forms["soft"]}>{t("share.bound")}</p>
      <div className={forms["buttons"]}>
        <Button
          type="submit"
          disabled={!chosen}
          title={chosen ? undefined : t("share.chooseFirst")}
        >
          {t("share.next")}
        </Button>
        <WithoutSharing onWithout={onWithout} />
      </div>
    </form>
  );
}
