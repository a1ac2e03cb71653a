import { MultiSelect, Select, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Input } from "../../../platform/endpoint.ts";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import {
  type Profession,
  professions,
  type StaffLanguage,
  staffLanguages,
} from "../../contract.ts";
import {
  editStaffMember,
  getStaffMember,
  listStaff,
  type StaffMember,
} from "../../staff-contract.ts";
import { Ask } from "./Ask.tsx";
import classes from "./administration.module.css";
import { GroundSelect } from "./GroundSelect.tsx";
import { ResponsibleSelect } from "./ResponsibleSelect.tsx";
import { StaleNote } from "./StaleNote.tsx";
import { spokenLanguages } from "./spoken-languages.ts";
import { useAdministrationWords } from "./words.ts";

type Edit = Omit<Required<Input<typeof editStaffMember>>, "id" | "version">;

/** The account's form. What decides over access says when it takes effect. */
export function EditAccount({ member, onClose }: { member: StaffMember; onClose: () => void }) {
  const { t, tongue, errorOf } = useAdministrationWords();
  const edit = useAct(editStaffMember, [getStaffMember, listStaff]);
  const [version, setVersion] = useState(member.version);
  const [fields, setFields] = useState<Edit>(() => editable(member));
  const set = (change: Partial<Edit>) => setFields((now) => ({ ...now, ...change }));
  const word = (name: string) => t(`administration.account.${name}`);
  const name = (field: "given" | "family") => ({
    label: word(field),
    value: fields[field],
    maxLength: 100,
    error: errorOf(edit.error, `/${field}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ [field]: event.currentTarget.value }),
  });
  const go = () =>
    edit.mutate(
      { id: member.id, version, ...fields },
      {
        onSuccess: () => {
          sayDone(t("administration.saved"));
          onClose();
        },
      },
    );
  const reload = (current: StaffMember) => {
    setVersion(current.version);
    setFields(editable(current));
    edit.reset();
  };
  return (
    <Ask
      title={`${member.given} ${member.family}`}
      go={t("platform:save")}
      isBusy={edit.isPending}
      problem={edit.error?.code === "stale" ? null : edit.error}
      onGo={go}
      onClose={onClose}
    >
      <div className={classes["two"]}>
        <TextInput {...name("given")} data-autofocus />
        <TextInput {...name("family")} />
      </div>
      <Select
        label={word("profession")}
        description={word("effect")}
        searchable
        allowDeselect={false}
        value={fields.profession}
        data={professions.map((value) => ({ value, label: t(`profession.${value}`) }))}
        onChange={(value) => value && set({ profession: value as Profession })}
      />
      <GroundSelect
        ground={fields.secrecyGround}
        onChange={(secrecyGround) => set({ secrecyGround })}
      />
      <ResponsibleSelect
        of={member.id}
        responsible={fields.responsible}
        error={errorOf(edit.error, "/responsible")}
        onChange={(responsible) => set({ responsible })}
      />
      <MultiSelect
        label={word("languages")}
        placeholder={word("languagesFind")}
        searchable
        value={fields.languages}
        data={[...new Set([...spokenLanguages, ...member.languages])].map((value) => ({
          value,
          label: tongue(value),
        }))}
        nothingFoundMessage={word("languagesNothing")}
        onChange={(languages) => set({ languages })}
      />
      <Select
        label={word("language")}
        allowDeselect={false}
        value={fields.language}
        data={staffLanguages.map((value) => ({ value, label: tongue(value) }))}
        onChange={(value) => value && set({ language: value as StaffLanguage })}
      />
      <StaleNote problem={edit.error} onReload={reload} />
    </Ask>
  );
}

function editable(member: StaffMember): Edit {
  const { given, family, profession, languages, language, secrecyGround, responsible } = member;
  return { given, family, profession, languages, language, secrecyGround, responsible };
}
