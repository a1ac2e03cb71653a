import { TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { call, Problem } from "../../../platform/web/client.ts";
import { findAsker } from "../../requests.ts";
import classes from "./forms.module.css";
import { RequestWindow } from "./RequestWindow.tsx";
import { useRequestWords } from "./use-request-words.ts";

/** From a card number to the page on which the person's request is noted. */
export function FindAskerWindow({ onClose }: { onClose: () => void }) {
  const { t } = useRequestWords();
  const navigate = useNavigate();
  const [card, setCard] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isUnknown, setUnknown] = useState(false);
  const go = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const { person } = card.trim() ? await call(findAsker, { card }) : { person: null };
      setUnknown(!person);
      if (person) {
        const params = { id: person.id };
        // Routes are put together at run time: the router cannot know what a page's search is.
        await navigate({ to: "/people/$id/rights", params, search: { note: true } as never });
      }
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else throw error;
    } finally {
      setBusy(false);
    }
  };
  return (
    <RequestWindow
      title={t("note")}
      go={t("findGo")}
      isBusy={isBusy}
      problem={problem}
      onGo={go}
      onClose={onClose}
    >
      <p className={classes["soft"]}>{t("findText")}</p>
      <TextInput
        label={t("card")}
        placeholder="KR-0000-000A"
        dir="ltr"
        value={card}
        maxLength={30}
        data-autofocus
        autoComplete="off"
        error={isUnknown ? t("error.card") : undefined}
        onChange={(event) => setCard(event.currentTarget.value)}
      />
    </RequestWindow>
  );
}
