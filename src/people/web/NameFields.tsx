import { ActionIcon, Button, Select, TextInput } from "@mantine/core";
import { IconArrowsExchange, IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./fields.module.css";
import type { IdentityForm } from "./identity-form.ts";

/** Given and family name, and a way to exchange them: at a desk they come in any order. */
export function NameFields({ form, focus }: { form: IdentityForm; focus?: "given" }) {
  const { t } = useTranslation("people");
  const swap = () => {
    const { given, family } = form.getValues();
    form.setValues({ given: family, family: given });
  };
  return (
    <div className={classes["names"]}>
      <TextInput
        label={t("field.given")}
        autoComplete="off"
        autoFocus={focus === "given"}
        {...form.getInputProps("given")}
      />
      <ActionIcon
        variant="subtle"
        size={44}
        radius="xl"
        className={classes["swap"] ?? ""}
        aria-label={t("field.swap")}
        title={t("field.swap")}
        onClick={swap}
      >
        <IconArrowsExchange size={22} stroke={1.7} />
      </ActionIcon>
      <TextInput label={t("field.family")} autoComplete="off" {...form.getInputProps("family")} />
    </div>
  );
}

const kinds = ["own-script", "as-spoken", "on-paper", "former", "nickname"] as const;

/** Every other way the person is named: they are searched too. */
export function OtherNameFields({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  const { otherNames } = form.getValues();
  return (
    <div className={classes["stack"]}>
      {otherNames.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: names in a form have no other identity
        <div key={index} className={classes["row"]}>
          <Select
            label={t("field.nameKind")}
            data={kinds.map((value) => ({ value, label: t(`nameKind.${value}`) }))}
            allowDeselect={false}
            {...form.getInputProps(`otherNames.${index}.kind`)}
          />
          <TextInput
            label={t("field.given")}
            autoComplete="off"
            {...form.getInputProps(`otherNames.${index}.given`)}
          />
          <TextInput
            label={t("field.family")}
            autoComplete="off"
            {...form.getInputProps(`otherNames.${index}.family`)}
          />
          <ActionIcon
            variant="subtle"
            size={44}
            aria-label={t("field.removeName")}
            onClick={() => form.removeListItem("otherNames", index)}
          >
            <IconTrash size={20} stroke={1.7} />
          </ActionIcon>
        </div>
      ))}
      <div>
        <Button
          variant="light"
          leftSection={<IconPlus size={18} />}
          onClick={() =>
            form.insertListItem("otherNames", { kind: "own-script", given: "", family: "" })
          }
        >
          {t("field.addName")}
        </Button>
      </div>
    </div>
  );
}
