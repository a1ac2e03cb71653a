import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { sayDone } from "../../platform/web/say.ts";
import {
  type AllergyKind,
  allergyKinds,
  noteAllergy,
  type Severity,
  severities,
} from "../contract.ts";
import classes from "./forms.module.css";
import { Refused } from "./Refused.tsx";
import { useHealthWords } from "./use-health-words.ts";
import { useHealthWrite } from "./use-health-write.ts";
import { placeOf, type Writing } from "./writing.ts";

const kinds = allergyKinds.filter((kind) => kind !== "none-known");

/** A new allergy: to what comes first, the rest may stay as it is. */
export function AllergyForm({ writing, onDone }: { writing: Writing; onDone: () => void }) {
  const { t, wrong } = useHealthWords();
  const note = useHealthWrite(noteAllergy);
  const [substance, setSubstance] = useState("");
  const [kind, setKind] = useState<AllergyKind>("allergy");
  const [severity, setSeverity] = useState<Severity>("unknown");
  const [reaction, setReaction] = useState("");
  const [since, setSince] = useState("");
  return (
    <form
      className={classes["small"]}
      aria-label={t("allergy.add")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        note.mutate(
          { ...placeOf(writing), kind, substance, severity, reaction, since },
          {
            onSuccess: () => {
              sayDone(t("allergy.saved"));
              onDone();
            },
          },
        );
      }}
    >
      <div className={classes["fields"]}>
        <TextInput
          autoFocus
          label={t("allergy.substance")}
          description={t("allergy.substanceHint")}
          maxLength={200}
          autoComplete="off"
          value={substance}
          error={wrong(note.error, "/substance")}
          onChange={({ currentTarget }) => setSubstance(currentTarget.value)}
        />
        <TextInput
          label={t("allergy.reaction")}
          description={t("allergy.reactionHint")}
          maxLength={500}
          autoComplete="off"
          value={reaction}
          error={wrong(note.error, "/reaction")}
          onChange={({ currentTarget }) => setReaction(currentTarget.value)}
        />
        <NativeSelect
          label={t("allergy.severity")}
          value={severity}
          onChange={({ currentTarget }) => setSeverity(currentTarget.value as Severity)}
          data={severities.map((one) => ({ value: one, label: t(`severity.${one}`) }))}
        />
        <NativeSelect
          label={t("allergy.kind")}
          value={kind}
          onChange={({ currentTarget }) => setKind(currentTarget.value as AllergyKind)}
          data={kinds.map((one) => ({ value: one, label: t(`allergyKind.${one}`) }))}
        />
        <TextInput
          label={t("allergy.since")}
          description={t("allergy.sinceHint")}
          maxLength={40}
          autoComplete="off"
          value={since}
          error={wrong(note.error, "/since")}
          onChange={({ currentTarget }) => setSince(currentTarget.value)}
        />
      </div>
      <Refused problem={note.error} />
      <div className={classes["foot"]}>
        <Button type="submit" loading={note.isPending}>
          {t("allergy.save")}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}
