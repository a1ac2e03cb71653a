import { Button, Modal, Textarea } from "@mantine/core";
import { IconBell, IconClock, IconEye, IconHeartbeat } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { Person } from "../../../people/contract.ts";
import { useAct } from "../../../platform/web/queries.ts";
import { breakGlass, getCircle, glassReasons } from "../../contract.ts";
import { glassMinutes } from "../../rules.ts";
import { Choices } from "../Choices.tsx";
import forms from "../forms.module.css";
import { Refused, useErrorAt } from "../Refused.tsx";
import { useCircleWords } from "../use-circle-words.ts";

const consequences = [
  ["vital", IconHeartbeat],
  ["time", IconClock],
  ["told", IconBell],
  ["person", IconEye],
] as const;

const fewestLetters = 10;
type Reason = (typeof glassReasons)[number];

/** An emergency: first why, then a second deliberate act, with all that follows from it in sight. */
export function BreakGlass({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useCircleWords();
  const open = useAct(breakGlass, [getCircle]);
  const errorAt = useErrorAt(open.error);
  const [reason, setReason] = useState<Reason>();
  const [words, setWords] = useState("");
  const [isTried, setTried] = useState(false);
  const [isSure, setSure] = useState(false);
  const second = useRef<HTMLButtonElement>(null);
  const isTooShort = words.trim().length < fewestLetters;
  const reasonError = isTried && !reason ? t("glass.reasonMissing") : errorAt("/reason");
  const wordsError = isTried && isTooShort ? t("glass.tooShort") : errorAt("/words");
  useEffect(() => {
    if (isSure) second.current?.focus();
  }, [isSure]);
  const change = () => setSure(false);
  return (
    <Modal opened onClose={onClose} title={t("glass.title")} size="lg">
      <form
        noValidate
        className={forms["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (reason && !isTooShort) setSure(true);
        }}
      >
        <ul className={forms["consequences"]}>
          {consequences.map(([key, Picture]) => (
            <li key={key}>
              <Picture size={24} stroke={1.8} aria-hidden />
              <span>{t(`glass.happens.${key}`, { minutes: glassMinutes })}</span>
            </li>
          ))}
        </ul>
        <Choices
          label={t("glass.reason")}
          options={glassReasons}
          value={reason}
          textOf={(one) => t(`glass.reasons.${one}`)}
          error={reasonError}
          onChange={(one) => {
            change();
            setReason(one);
          }}
        />
        <Textarea
          label={t("glass.words")}
          description={t("glass.wordsHint")}
          value={words}
          maxLength={2000}
          minRows={2}
          autosize
          error={wordsError}
          onChange={(event) => {
            change();
            setWords(event.currentTarget.value);
          }}
        />
        <Refused problem={open.error} fields={["/words", "/reason"]} />
        <div className={forms["buttons"]}>
          <Button type="submit" variant="default" size="lg" disabled={isSure}>
            {t("glass.first")}
          </Button>
          <Button variant="subtle" size="lg" onClick={onClose}>
            {t("platform:cancel")}
          </Button>
        </div>
        {/* Not where the first button was: a double click must not do both acts. */}
        <div role="status">
          {isSure ? (
            <div className={forms["grave"]}>
              <p>{t("glass.sure")}</p>
              <Button
                ref={second}
                size="lg"
                className={forms["danger"] ?? ""}
                loading={open.isPending}
                onClick={() => {
                  if (!reason) return;
                  open.mutate(
                    { id: person.id, reason, words: words.trim() },
                    { onSuccess: onClose, onError: () => setSure(false) },
                  );
                }}
              >
                {t("glass.confirm")}
              </Button>
            </div>
          ) : null}
        </div>
      </form>
    </Modal>
  );
}
