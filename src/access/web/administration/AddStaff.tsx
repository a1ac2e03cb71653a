import { Select, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../../platform/web/queries.ts";
import { addStaff, type Profession, professions, type SecrecyGround } from "../../contract.ts";
import { listAllServices } from "../../service-contract.ts";
import { listStaff } from "../../staff-contract.ts";
import { Ask } from "./Ask.tsx";
import classes from "./administration.module.css";
import { GroundSelect } from "./GroundSelect.tsx";
import { type RoleChoice, RoleFields } from "./RoleFields.tsx";
import { useAdministrationWords } from "./words.ts";

/** Opens an account; languages and responsibility are filled in on its page. */
export function AddStaff({ onClose }: { onClose: () => void }) {
  const { t, errorOf, language } = useAdministrationWords();
  const navigate = useNavigate();
  const add = useAct(addStaff, [listStaff, listAllServices]);
  const [fields, setFields] = useState({ given: "", family: "", email: "", password: "" });
  const [profession, setProfession] = useState<Profession | null>(null);
  const [ground, setGround] = useState<SecrecyGround | null>(null);
  const [choice, setChoice] = useState<RoleChoice>({ role: null, service: null });
  const [isTried, setTried] = useState(false);
  const word = (name: string) => t(`administration.account.${name}`);
  const text = (name: keyof typeof fields) => ({
    label: word(name),
    value: fields[name],
    error:
      errorOf(add.error, `/${name}`) ??
      (isTried && fields[name].trim() === "" ? t("administration.error.required") : null),
    onChange: (event: { currentTarget: { value: string } }) => {
      const { value } = event.currentTarget;
      setFields((now) => ({ ...now, [name]: value }));
    },
  });
  const go = () => {
    setTried(true);
    const isBlank = Object.values(fields).some((value) => value.trim() === "");
    if (isBlank || !profession) return;
    const { role, service } = choice;
    add.mutate(
      {
        ...fields,
        profession,
        secrecyGround: ground,
        language: language as "fr",
        memberships: role ? [{ role, service }] : [],
      },
      { onSuccess: ({ id }) => navigate({ to: "/staff/$id", params: { id } }) },
    );
  };
  return (
    <Ask
      title={word("addTitle")}
      go={word("addGo")}
      isBusy={add.isPending}
      problem={add.error}
      onGo={go}
      onClose={onClose}
    >
      <div className={classes["two"]}>
        <TextInput {...text("given")} maxLength={100} autoComplete="off" data-autofocus />
        <TextInput {...text("family")} maxLength={100} autoComplete="off" />
      </div>
      <TextInput
        {...text("email")}
        type="email"
        description={word("emailText")}
        maxLength={200}
        autoComplete="off"
      />
      <Select
        label={word("profession")}
        value={profession}
        searchable
        data={professions.map((value) => ({ value, label: t(`profession.${value}`) }))}
        error={isTried && !profession ? t("administration.error.required") : null}
        onChange={(value) => setProfession(value as Profession | null)}
      />
      <GroundSelect ground={ground} onChange={setGround} />
      <RoleFields
        choice={choice}
        problem={add.error}
        problemPath="/memberships/0/service"
        onChange={setChoice}
      />
      <TextInput
        {...text("password")}
        description={word("passwordText")}
        maxLength={200}
        autoComplete="new-password"
      />
    </Ask>
  );
}
