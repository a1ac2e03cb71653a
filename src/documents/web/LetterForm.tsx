import { Button, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { IconMailOff, IconPrinter } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Person } from "../../people/contract.ts";
import { type PersonLanguage, personLanguages } from "../../platform/person-languages.ts";
import type { Problem } from "../../platform/web/client.ts";
import { PersonLanguageSelect } from "../../platform/web/PersonLanguageSelect.tsx";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import { type LetterTemplate, letterTemplates, longestLetter, shownHows } from "../contract.ts";
import { LetterFields } from "./LetterFields.tsx";
import classes from "./letter.module.css";
import { outsideLanguages, useTold, writtenIn } from "./letter-texts.ts";
import { useDocumentWords } from "./use-document-words.ts";
import type { LetterDraft } from "./use-letter.ts";

interface Props {
  readonly letter: LetterDraft;
  readonly person: Person;
  readonly problem: Problem | null;
  readonly isBusy: boolean;
  readonly onKeep: () => void;
  readonly children: ReactNode;
}

/** What is chosen and said before a letter goes out. */
export function LetterForm({ letter, person, problem, isBusy, onKeep, children }: Props) {
  const { t } = useDocumentWords();
  const textOf = useProblemText("documents");
  const { template, isOutside, language, facts, correspondent, text, edited, shown } = letter;
  const wrong = (path: string, key: string) => (errorAt(problem, path) ? t(key) : undefined);
  const shownWrong = wrong("/shown", "letter.knownWrong");
  return (
    <form
      className={classes["form"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!isBusy) onKeep();
      }}
    >
      <NativeSelect
        label={t("letter.which")}
        value={template}
        data={letterTemplates.map((one) => ({ value: one, label: t(`letter.template.${one}`) }))}
        onChange={({ currentTarget }) => letter.choose(currentTarget.value as LetterTemplate)}
      />
      {isOutside ? (
        <NativeSelect
          label={t("letter.language")}
          value={language}
          data={outsideLanguages.map((one) => ({ value: one, label: personLanguages[one].name }))}
          onChange={({ currentTarget }) => letter.speak(currentTarget.value as PersonLanguage)}
        />
      ) : (
        <PersonLanguageSelect
          label={t("letter.language")}
          value={language}
          onChange={letter.speak}
        />
      )}
      <TextInput
        label={t("letter.to")}
        description={t("letter.toHint")}
        value={correspondent}
        maxLength={300}
        error={wrong("/correspondent", "letter.toWrong")}
        onChange={({ currentTarget }) => letter.address(currentTarget.value)}
      />
      {isOutside || person.reach.letterHome ? null : (
        <p className={classes["notHome"]}>
          <IconMailOff size={22} stroke={1.8} aria-hidden />
          {t("letter.notHome")}
        </p>
      )}
      {edited === undefined ? <LetterFields letter={letter} /> : null}
      {edited === undefined ? (
        <Button
          variant="default"
          className={classes["edit"] ?? ""}
          onClick={() => letter.edit(text)}
        >
          {t("letter.edit")}
        </Button>
      ) : (
        <div className={classes["edited"]}>
          <Textarea
            label={t("letter.editLabel")}
            description={t("letter.editHint")}
            autosize
            minRows={10}
            maxRows={28}
            maxLength={longestLetter}
            dir={writtenIn(language).dir}
            value={edited}
            onChange={({ currentTarget }) => letter.edit(currentTarget.value)}
          />
          <Button variant="subtle" onClick={() => letter.edit(undefined)}>
            {t("letter.again")}
          </Button>
        </div>
      )}
      {wrong("/text", "letter.textWrong") ? (
        <p className={classes["wrong"]} role="alert">
          {t("letter.textWrong")}
        </p>
      ) : null}
      {facts.passesOn ? (
        <fieldset className={classes["known"]}>
          <legend>{t("letter.known")}</legend>
          <p className={classes["soft"]}>{t("letter.knownHint")}</p>
          <Told letter={letter} />
          <div>
            {shownHows.map((how) => (
              <label key={how} data-chosen={how === shown || undefined}>
                <input
                  type="radio"
                  name="shown"
                  checked={how === shown}
                  onChange={() => letter.show(how)}
                />
                {t(`letter.${how}`)}
              </label>
            ))}
          </div>
          {shownWrong ? (
            <p className={classes["wrong"]} role="alert">
              {shownWrong}
            </p>
          ) : null}
        </fieldset>
      ) : null}
      {children}
      {problem && problem.errors.length === 0 ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(problem)}
        </p>
      ) : null}
      <div>
        <Button type="submit" loading={isBusy} leftSection={<IconPrinter size={20} stroke={1.8} />}>
          {t("letter.go")}
        </Button>
      </div>
    </form>
  );
}

/** What the letter does, in the person's own language: to be read to them, or by them. */
function Told({ letter: { own, template } }: { letter: LetterDraft }) {
  const { t } = useDocumentWords();
  const told = useTold(own, template);
  return (
    <blockquote className={classes["told"]}>
      <small>
        {t("letter.tell")} · {personLanguages[own].name}
      </small>
      <div {...writtenIn(own)}>
        {told.map((one) => (
          <p key={one}>{one}</p>
        ))}
      </div>
    </blockquote>
  );
}
