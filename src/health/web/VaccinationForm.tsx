import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { sayDone } from "../../platform/web/say.ts";
import {
  noteVaccination,
  type VaccinationSource,
  type Vaccine,
  vaccinationSources,
  vaccines,
} from "../contract.ts";
import { readPastDay } from "../rules.ts";
import classes from "./forms.module.css";
import { Refused } from "./Refused.tsx";
import { today, useHealthWords } from "./use-health-words.ts";
import { useHealthWrite } from "./use-health-write.ts";
import { placeOf, type Writing } from "./writing.ts";

interface Props {
  readonly writing: Writing;
  readonly begin: { readonly vaccine: Vaccine; readonly dose: number | null };
  readonly onDone: () => void;
}

/** A dose: given now and here, or as a card or the person tells it. */
export function VaccinationForm({ writing, begin, onDone }: Props) {
  const { t, wrong, known, day } = useHealthWords();
  const note = useHealthWrite(noteVaccination);
  const [vaccine, setVaccine] = useState<Vaccine>(begin.vaccine);
  const [given, setGiven] = useState("");
  const [dose, setDose] = useState(begin.dose === null ? "" : String(begin.dose));
  const [lot, setLot] = useState("");
  const [source, setSource] = useState<VaccinationSource>("card");
  const reading = readPastDay(given, today());
  const understood = "day" in reading && reading.day !== "" ? known(reading.day) : undefined;
  const choose = (chosen: VaccinationSource) => {
    setSource(chosen);
    if (chosen === "given-here" && given === "") setGiven(today());
  };
  return (
    <form
      className={classes["small"]}
      aria-label={t("vaccination.add")}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        const number = Number(dose);
        note.mutate(
          { ...placeOf(writing), vaccine, given, lot, source, ...(number > 0 && { dose: number }) },
          {
            onSuccess: () => {
              sayDone(t("vaccination.saved"));
              onDone();
            },
          },
        );
      }}
    >
      <div className={classes["fields"]}>
        <NativeSelect
          autoFocus
          label={t("vaccination.which")}
          value={vaccine}
          onChange={({ currentTarget }) => setVaccine(currentTarget.value as Vaccine)}
          data={vaccines.map((one) => ({ value: one, label: t(`vaccine.${one}`) }))}
        />
        <NativeSelect
          label={t("vaccination.source")}
          value={source}
          onChange={({ currentTarget }) => choose(currentTarget.value as VaccinationSource)}
          data={vaccinationSources.map((one) => ({ value: one, label: t(`source.${one}`) }))}
        />
        <TextInput
          label={t("vaccination.when")}
          description={understood ?? t("vaccination.whenHint")}
          descriptionProps={{ "aria-live": "polite" }}
          placeholder={day(today())}
          maxLength={40}
          autoComplete="off"
          value={given}
          error={wrong(note.error, "/given")}
          onChange={({ currentTarget }) => setGiven(currentTarget.value)}
        />
        <TextInput
          label={t("vaccination.number")}
          inputMode="numeric"
          maxLength={2}
          autoComplete="off"
          value={dose}
          error={wrong(note.error, "/dose")}
          onChange={({ currentTarget }) => setDose(currentTarget.value.replace(/\D/g, ""))}
        />
        <TextInput
          label={t("vaccination.lot")}
          maxLength={60}
          autoComplete="off"
          value={lot}
          error={wrong(note.error, "/lot")}
          onChange={({ currentTarget }) => setLot(currentTarget.value)}
        />
      </div>
      <Refused problem={note.error} />
      <div className={classes["foot"]}>
        <Button type="submit" loading={note.isPending}>
          {t("vaccination.save")}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}
