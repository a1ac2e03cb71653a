import { NativeSelect, NumberInput, TextInput } from "@mantine/core";
import {
  IconBuilding,
  IconDots,
  IconHome,
  IconPhone,
  IconRoad,
  IconUser,
  IconUsers,
  IconUsersGroup,
  IconVideo,
} from "@tabler/icons-react";
import type { Person } from "../../../people/contract.ts";
import { houseLanguages, usePersonWords } from "../../../people/web/index.ts";
import type { Problem } from "../../../platform/web/client.ts";
import { errorAt } from "../../../platform/web/use-write.ts";
import {
  type ContactDraft,
  contactForms,
  contactPlaces,
  type InterpreterUsed,
  interpretersUsed,
} from "../../contract.ts";
import { Pills } from "../Pills.tsx";
import pills from "../pills.module.css";
import { useRecordWords } from "../use-record-words.ts";
import { momentOf, onThisClock } from "./clock.ts";
import { OthersPresent } from "./OthersPresent.tsx";

const pictures = {
  centre: IconBuilding,
  home: IconHome,
  street: IconRoad,
  phone: IconPhone,
  video: IconVideo,
  elsewhere: IconDots,
  individual: IconUser,
  couple: IconUsers,
  family: IconUsersGroup,
};

interface Props {
  readonly person: Person;
  readonly contact: ContactDraft;
  readonly problem: Problem | null;
  readonly onChange: (part: Partial<ContactDraft>) => void;
}

/** Where, when, with whom, in which language: what is known before anything is said. */
export function ContactFields({ person, contact, problem, onChange }: Props) {
  const { t } = useRecordWords();
  const wrongAt = (field: string) => {
    const code = errorAt(problem, `/contact/${field}`);
    return code && t(`contact.wrong.${field}`, { defaultValue: t("contact.wrong.other") });
  };
  return (
    <>
      <Pills
        legend={t("contact.place")}
        options={contactPlaces.map((value) => ({
          value,
          label: t(`place.${value}`),
          icon: pictures[value],
        }))}
        value={contact.place}
        onChange={(place) => onChange({ place })}
      />
      <div className={pills["row"]}>
        <TextInput
          type="datetime-local"
          label={t("contact.began")}
          value={onThisClock(contact.beganAt)}
          error={wrongAt("beganAt")}
          onChange={({ currentTarget }) => {
            const beganAt = momentOf(currentTarget.value);
            if (beganAt) onChange({ beganAt });
          }}
        />
        <NumberInput
          label={t("contact.minutes")}
          placeholder={t("contact.minutesPlaceholder")}
          min={0}
          max={1440}
          step={5}
          clampBehavior="strict"
          allowDecimal={false}
          value={contact.durationMinutes ?? ""}
          error={wrongAt("durationMinutes")}
          onChange={(value) => onChange({ durationMinutes: value === "" ? null : Number(value) })}
        />
        <Interpreter person={person} contact={contact} wrongAt={wrongAt} onChange={onChange} />
      </div>
      <Pills
        legend={t("contact.form")}
        options={contactForms.map((value) => ({
          value,
          label: t(`form.${value}`),
          icon: pictures[value],
        }))}
        value={contact.form}
        error={contact.form === "individual" ? wrongAt("others") : undefined}
        onChange={(form) => onChange({ form, ...(form === "individual" && { others: [] }) })}
      />
      {contact.form === "individual" ? null : (
        <OthersPresent
          person={person}
          others={contact.others}
          error={wrongAt("others")}
          onChange={(others) => onChange({ others })}
        />
      )}
    </>
  );
}

function Interpreter(
  props: Omit<Props, "problem"> & { wrongAt: (field: string) => string | undefined },
) {
  const { person, contact, wrongAt, onChange } = props;
  const { t } = useRecordWords();
  const { language } = usePersonWords();
  const theirs = [person.interpreter ?? "", ...person.languages].filter(Boolean);
  const languages = [...new Set([...theirs, ...houseLanguages])];
  return (
    <>
      <NativeSelect
        label={t("contact.interpreter")}
        value={contact.interpreter}
        error={wrongAt("interpreter")}
        data={[
          ...(contact.interpreter === "" ? [{ value: "", label: t("contact.choose") }] : []),
          ...interpretersUsed.map((value) => ({ value, label: t(`interpreter.${value}`) })),
        ]}
        description={contact.interpreter === "relative" ? t("contact.relativeHint") : undefined}
        onChange={({ currentTarget }) => {
          const interpreter = currentTarget.value as InterpreterUsed;
          const known = contact.interpreterLanguage || (theirs[0] ?? "");
          onChange({ interpreter, interpreterLanguage: interpreter === "none" ? "" : known });
        }}
      />
      {contact.interpreter === "none" ? null : (
        <NativeSelect
          label={t("contact.language")}
          value={contact.interpreterLanguage}
          error={wrongAt("interpreterLanguage")}
          data={[
            { value: "", label: t("contact.choose") },
            ...languages.map((value) => ({ value, label: language(value) })),
          ]}
          onChange={({ currentTarget }) => onChange({ interpreterLanguage: currentTarget.value })}
        />
      )}
    </>
  );
}
