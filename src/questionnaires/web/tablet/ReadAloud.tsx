import { IconPlayerStop, IconVolume } from "@tabler/icons-react";
import { findPersonLanguage, type PersonLanguage } from "../../../platform/person-languages.ts";
import { useVoice } from "../../../platform/web/use-voice.ts";
import type { Asked } from "../../enabled.ts";
import type { Questionnaire } from "../../fhir.ts";
import { choicesOf } from "../../options.ts";
import { codingText, itemText } from "../../texts.ts";
import { valueIn } from "../../values.ts";
import type { FormWords } from "../form/use-form-words.ts";
import classes from "./tablet.module.css";

interface Props {
  readonly language: string;
  readonly words: FormWords;
  readonly form: Questionnaire;
  readonly asked: Asked;
  readonly context: string | undefined;
}

export function ReadAloud({ language, ...props }: Props) {
  const known = findPersonLanguage(language);
  return known ? <Voice language={known} {...props} /> : null;
}

function Voice({ language, words, form, asked, context }: Props & { language: PersonLanguage }) {
  const voice = useVoice(language);
  if (!voice.isThere) return null;
  const choices = choicesOf(form, asked.item).map(({ value }) =>
    value.valueCoding ? codingText(value.valueCoding, language) : String(valueIn(value) ?? ""),
  );
  const said = [...(context ? [context] : []), itemText(asked.item, language), ...choices];
  return (
    <button
      type="button"
      className={classes["voice"]}
      onClick={() => (voice.isSpeaking ? voice.stop() : voice.speak(said))}
    >
      {voice.isSpeaking ? (
        <IconPlayerStop size={24} aria-hidden />
      ) : (
        <IconVolume size={24} aria-hidden />
      )}
      {words(voice.isSpeaking ? "quiet" : "read")}
    </button>
  );
}
