import { Checkbox, Switch, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useAct } from "../../../platform/web/queries.ts";
import { addService, type Compartment, compartments } from "../../contract.ts";
import { listAllServices } from "../../service-contract.ts";
import { Ask } from "./Ask.tsx";
import classes from "./administration.module.css";
import { useAdministrationWords } from "./words.ts";

/** "Planning Marolles" → `planning-marolles` */
function keyOf(name: string): string {
  return name
    .normalize("NFD")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+|-+$/g, "")
    .slice(0, 30);
}

/** Name and compartments are enough; the rest is filled in on its page. */
export function AddService({ onClose }: { onClose: () => void }) {
  const { t, errorOf } = useAdministrationWords();
  const navigate = useNavigate();
  const add = useAct(addService, [listAllServices]);
  const [name, setName] = useState("");
  const [typedKey, setKey] = useState<string>();
  const [enterpriseNumber, setEnterpriseNumber] = useState("");
  const [kept, setKept] = useState<string[]>([]);
  const [discreet, setDiscreet] = useState(false);
  const key = typedKey ?? keyOf(name);
  const field = (name: string) => `administration.service.${name}`;
  const go = () =>
    add.mutate(
      {
        key,
        name: name.trim(),
        discreet,
        compartments: kept as Compartment[],
        ...(enterpriseNumber.trim() && { enterpriseNumber }),
      },
      { onSuccess: (service) => navigate({ to: "/services/$key", params: { key: service.key } }) },
    );
  return (
    <Ask
      title={t(field("addTitle"))}
      go={t(field("addGo"))}
      isBusy={add.isPending}
      problem={add.error}
      onGo={go}
      onClose={onClose}
    >
      <TextInput
        label={t(field("name"))}
        description={t(field("nameText"))}
        value={name}
        maxLength={100}
        data-autofocus
        error={errorOf(add.error, "/name")}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        label={t(field("key"))}
        description={t(field("keyText"))}
        value={key}
        maxLength={40}
        error={errorOf(add.error, "/key")}
        onChange={(event) => setKey(event.currentTarget.value)}
      />
      <TextInput
        label={t(field("enterpriseNumber"))}
        placeholder="0123.456.749"
        value={enterpriseNumber}
        maxLength={20}
        error={errorOf(add.error, "/enterpriseNumber")}
        onChange={(event) => setEnterpriseNumber(event.currentTarget.value)}
      />
      <Checkbox.Group
        label={t(field("keeps"))}
        description={t(field("keepsText"))}
        value={kept}
        onChange={setKept}
      >
        <div className={classes["choices"]}>
          {compartments.map((one) => (
            <Checkbox key={one} value={one} label={t(`compartment.${one}`)} />
          ))}
        </div>
      </Checkbox.Group>
      <Switch
        label={t(field("discreet"))}
        description={t(field("discreetText"))}
        checked={discreet}
        onChange={(event) => setDiscreet(event.currentTarget.checked)}
      />
    </Ask>
  );
}
