import { Button, Checkbox, Combobox, TextInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import type { Compartment } from "../../access/contract.ts";
import type { Problem } from "../../platform/web/client.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { errorAt } from "../../platform/web/use-write.ts";
import { mayBeVital, saysSomething } from "../../record/rules.ts";
import { type Code, listCodeSystems, searchCodes } from "../contract.ts";
import classes from "./needs.module.css";
import { useNeedWords } from "./use-need-words.ts";

interface Named {
  readonly words: string;
  readonly code?: { readonly system: string; readonly code: string };
  readonly vital?: true;
}

/** Which health problem: in words of one's own, or a code where the centre has a vocabulary. */
export function HealthProblemForm(props: {
  compartment: Compartment;
  isBusy: boolean;
  problem: Problem | null;
  onNamed: (named: Named) => void;
  onCancel: () => void;
}) {
  const { t, titleOf } = useNeedWords();
  const [words, setWords] = useState("");
  const [code, setCode] = useState<Code>();
  const [isVital, setVital] = useState(false);
  const wrong = errorAt(props.problem, "/words") ?? errorAt(props.problem, "/code");
  const choose = (one: Code) => {
    setCode(one);
    setWords(titleOf(one));
  };
  const vital = isVital && mayBeVital(props.compartment);
  const mayGo = code !== undefined || saysSomething(words);
  const go = () => {
    if (!mayGo || props.isBusy) return;
    props.onNamed({
      words: code ? "" : words.trim(),
      ...(code && { code: { system: code.system, code: code.code } }),
      ...(vital && { vital }),
    });
  };
  // No form of its own: it may stand inside a note that is being written.
  return (
    <div className={classes["form"]}>
      <CodeField
        words={words}
        onEnter={go}
        error={wrong && t(`error.${wrong}`, { defaultValue: t("error.other") })}
        onWords={(typed) => {
          setCode(undefined);
          setWords(typed);
        }}
        onCode={choose}
      />
      {code ? <p className={classes["soft"]}>{t("which.coded", { code: code.code })}</p> : null}
      {mayBeVital(props.compartment) ? (
        <Checkbox
          size="md"
          checked={isVital}
          label={t("which.vital")}
          description={t("which.vitalHint")}
          onChange={({ currentTarget }) => setVital(currentTarget.checked)}
        />
      ) : null}
      <div className={classes["buttons"]}>
        <Button loading={props.isBusy} disabled={!mayGo} onClick={go}>
          {t("which.go")}
        </Button>
        <Button variant="default" onClick={props.onCancel}>
          {t("platform:cancel")}
        </Button>
      </div>
    </div>
  );
}

/** Typed freely; codes that fit are offered below, where a vocabulary was loaded. */
function CodeField({
  words,
  error,
  onEnter,
  onWords,
  onCode,
}: {
  words: string;
  error: string | undefined;
  onEnter: () => void;
  onWords: (words: string) => void;
  onCode: (code: Code) => void;
}) {
  const { t, titleOf } = useNeedWords();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const systems = useAnswer(listCodeSystems, {}, { staleTime: 300_000 });
  const hasCodes = (systems.data?.systems.length ?? 0) > 0;
  const [q] = useDebouncedValue(words.trim(), 120);
  const { data } = useAnswer(
    searchCodes,
    { q, limit: 8 },
    { enabled: hasCodes && q.length > 1, placeholderData: (before) => before },
  );
  const codes = hasCodes && words.trim().length > 1 ? (data?.codes ?? []) : [];
  const keyOf = ({ system, code }: Code) => `${system} ${code}`;
  return (
    <Combobox
      store={combobox}
      onOptionSubmit={(key) => {
        const chosen = codes.find((one) => keyOf(one) === key);
        if (chosen) onCode(chosen);
        combobox.closeDropdown();
      }}
    >
      <Combobox.Target>
        <TextInput
          label={t("which.which")}
          description={t(hasCodes ? "which.whichCoded" : "which.whichFree")}
          value={words}
          maxLength={2000}
          autoComplete="off"
          data-autofocus
          error={error}
          onChange={({ currentTarget }) => {
            onWords(currentTarget.value);
            combobox.openDropdown();
          }}
          onKeyDown={(event) => {
            if (event.key !== "Enter") return;
            event.preventDefault();
            // With a code chosen by the arrows, Enter takes it.
            if (combobox.getSelectedOptionIndex() < 0 || codes.length === 0) onEnter();
          }}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      {codes.length > 0 ? (
        <Combobox.Dropdown>
          <Combobox.Options aria-label={t("which.codes")}>
            {codes.map((one) => (
              <Combobox.Option key={keyOf(one)} value={keyOf(one)}>
                <span className={classes["code"]}>{one.code}</span> {titleOf(one)}
              </Combobox.Option>
            ))}
          </Combobox.Options>
        </Combobox.Dropdown>
      ) : null}
    </Combobox>
  );
}
