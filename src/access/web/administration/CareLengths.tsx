import { NumberInput, TextInput } from "@mantine/core";
import { IconPencil } from "@tabler/icons-react";
import { useState } from "react";
import { useAct, useAnswer } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import {
  type CareRelationLength,
  changeCareRelationLength,
  listCareRelationLengths,
} from "../../law-contract.ts";
import { Ask } from "./Ask.tsx";
import classes from "./administration.module.css";
import { Section } from "./Section.tsx";
import { today, useAdministrationWords } from "./words.ts";

/** How long a care relation lasts, by the fact that began it, and where that is written (CONF-14). */
export function CareLengths() {
  const { t, formats } = useAdministrationWords();
  const { data } = useAnswer(listCareRelationLengths, {});
  const [editing, setEditing] = useState<CareRelationLength>();
  if (!data) return null;
  return (
    <div className={classes["apart"]}>
      <Section title={t("administration.lengths.title")} text={t("administration.lengths.text")}>
        <ul className={classes["lengths"]}>
          {data.lengths.map((length) => {
            const basis = t(`administration.lengths.basis.${length.basis}`);
            return (
              <li key={length.basis}>
                <span>{basis}</span>
                <strong>{t("administration.lengths.months", { count: length.months })}</strong>
                <small>
                  {length.source} (
                  {t("administration.lengths.read", { day: formats.shortDay(length.sourceDate) })})
                </small>
                <button
                  type="button"
                  className={classes["pencil"]}
                  aria-label={t("administration.lengths.edit", { basis })}
                  onClick={() => setEditing(length)}
                >
                  <IconPencil size={20} stroke={1.7} />
                </button>
              </li>
            );
          })}
        </ul>
      </Section>
      {editing ? <EditLength length={editing} onClose={() => setEditing(undefined)} /> : null}
    </div>
  );
}

function EditLength({ length, onClose }: { length: CareRelationLength; onClose: () => void }) {
  const { t, errorOf } = useAdministrationWords();
  const change = useAct(changeCareRelationLength, [listCareRelationLengths]);
  const [months, setMonths] = useState<number | string>(length.months);
  const [source, setSource] = useState(length.source);
  const [sourceDate, setSourceDate] = useState(today());
  const go = () =>
    change.mutate(
      { basis: length.basis, months: Number(months), source, sourceDate },
      {
        onSuccess: () => {
          sayDone(t("administration.saved"));
          onClose();
        },
      },
    );
  return (
    <Ask
      title={t(`administration.lengths.basis.${length.basis}`)}
      go={t("platform:save")}
      isBusy={change.isPending}
      problem={change.error}
      onGo={go}
      onClose={onClose}
    >
      <NumberInput
        label={t("administration.lengths.field")}
        value={months}
        min={1}
        max={60}
        allowDecimal={false}
        data-autofocus
        error={errorOf(change.error, "/months")}
        onChange={setMonths}
      />
      <TextInput
        label={t("administration.lengths.source")}
        description={t("administration.lengths.sourceText")}
        value={source}
        maxLength={300}
        error={errorOf(change.error, "/source")}
        onChange={(event) => setSource(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t("administration.lengths.sourceDate")}
        value={sourceDate}
        error={errorOf(change.error, "/sourceDate")}
        onChange={(event) => setSourceDate(event.currentTarget.value)}
      />
    </Ask>
  );
}
