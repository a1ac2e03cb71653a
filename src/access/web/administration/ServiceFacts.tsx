import { Checkbox, Switch, TextInput } from "@mantine/core";
import { useState } from "react";
import type { Input } from "../../../platform/endpoint.ts";
import { useAct, useAnswer } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import {
  editService,
  getService,
  listAllServices,
  type MemberService,
} from "../../service-contract.ts";
import { Ask } from "./Ask.tsx";
import classes from "./administration.module.css";
import { Fact, Facts, Section } from "./Section.tsx";
import { StaleNote } from "./StaleNote.tsx";
import { useAdministrationWords } from "./words.ts";

/** Who the service is before the law, what the desk may say of it, and whether it is discreet. */
export function ServiceFacts({ service }: { service: MemberService }) {
  const { t, enterpriseNumber } = useAdministrationWords();
  const { data } = useAnswer(listAllServices, {});
  const [isEditing, setEditing] = useState(false);
  const word = (name: string) => t(`administration.service.${name}`);
  const centres = data?.centres ?? [];
  return (
    <Section title={word("facts")} onEdit={() => setEditing(true)}>
      <Facts>
        <Fact name={word("enterpriseNumber")}>
          {service.enterpriseNumber && enterpriseNumber(service.enterpriseNumber)}
        </Fact>
        <Fact name={word("approvalNumber")}>{service.approvalNumber}</Fact>
        <Fact name={word("privacyContact")}>{service.privacyContact}</Fact>
        <Fact name={word("deskLabel")}>{service.deskLabel || word("deskLabelNone")}</Fact>
        <Fact name={word("centres")}>
          {centres
            .filter(({ id }) => service.centres.includes(id))
            .map(({ name }) => name)
            .join(", ")}
        </Fact>
      </Facts>
      <p className={classes["after"]}>{word(service.discreet ? "isDiscreet" : "isNotDiscreet")}</p>
      {isEditing ? (
        <EditFacts service={service} centres={centres} onClose={() => setEditing(false)} />
      ) : null}
    </Section>
  );
}

type Edit = Omit<Required<Input<typeof editService>>, "key" | "version">;

function EditFacts(props: {
  service: MemberService;
  centres: readonly { id: string; name: string }[];
  onClose: () => void;
}) {
  const { service, centres, onClose } = props;
  const { t, errorOf } = useAdministrationWords();
  const edit = useAct(editService, [getService, listAllServices]);
  const [version, setVersion] = useState(service.version);
  const [fields, setFields] = useState<Edit>(() => editable(service));
  const set = (change: Partial<Edit>) => setFields((now) => ({ ...now, ...change }));
  const word = (name: string) => t(`administration.service.${name}`);
  const text = (
    name: "name" | "approvalNumber" | "privacyContact" | "deskLabel" | "enterpriseNumber",
  ) => ({
    label: word(name),
    value: fields[name] ?? "",
    error: errorOf(edit.error, `/${name}`),
    onChange: (event: { currentTarget: { value: string } }) =>
      set({ [name]: event.currentTarget.value }),
  });
  const go = () =>
    edit.mutate(
      { key: service.key, version, ...fields },
      {
        onSuccess: () => {
          sayDone(t("administration.saved"));
          onClose();
        },
      },
    );
  const reload = (current: MemberService) => {
    setVersion(current.version);
    setFields(editable(current));
    edit.reset();
  };
  return (
    <Ask
      title={service.name}
      go={t("platform:save")}
      isBusy={edit.isPending}
      problem={edit.error?.code === "stale" ? null : edit.error}
      onGo={go}
      onClose={onClose}
    >
      <TextInput {...text("name")} maxLength={100} data-autofocus />
      <TextInput {...text("enterpriseNumber")} maxLength={20} placeholder="0123.456.749" />
      <TextInput {...text("approvalNumber")} maxLength={200} />
      <TextInput
        {...text("privacyContact")}
        description={word("privacyContactText")}
        maxLength={200}
      />
      <TextInput {...text("deskLabel")} description={word("deskLabelText")} maxLength={200} />
      <Switch
        label={word("discreet")}
        description={word("discreetText")}
        checked={fields.discreet}
        onChange={(event) => set({ discreet: event.currentTarget.checked })}
      />
      {centres.length > 1 ? (
        <Checkbox.Group
          label={word("centres")}
          value={fields.centres}
          error={errorOf(edit.error, "/centres")}
          onChange={(chosen) => set({ centres: chosen })}
        >
          <div className={classes["choices"]}>
            {centres.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={name} />
            ))}
          </div>
        </Checkbox.Group>
      ) : null}
      <StaleNote problem={edit.error} onReload={reload} />
    </Ask>
  );
}

function editable(service: MemberService): Edit {
  const { name, enterpriseNumber, approvalNumber, privacyContact, deskLabel } = service;
  const { discreet, centres } = service;
  return {
    name,
    enterpriseNumber,
    approvalNumber,
    privacyContact,
    deskLabel,
    discreet,
    centres,
  };
}
