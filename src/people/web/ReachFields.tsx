import { ActionIcon, Button, Switch, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconTrash } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import classes from "./fields.module.css";
import type { IdentityForm } from "./identity-form.ts";

/** How to reach the person without harming them: everything is off until they say it is safe. */
export function ReachFields({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  const { phones } = form.getValues().reach;
  return (
    <div className={classes["stack"]}>
      {phones.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: phones in a form have no other identity
        <div key={index} className={classes["group"]}>
          <div className={classes["row"]}>
            <TextInput
              label={t("field.phone")}
              type="tel"
              autoComplete="off"
              {...form.getInputProps(`reach.phones.${index}.number`)}
            />
            <TextInput
              label={t("field.whose")}
              placeholder={t("field.whoseExample")}
              {...form.getInputProps(`reach.phones.${index}.whose`)}
            />
            <ActionIcon
              variant="subtle"
              size={44}
              aria-label={t("field.removePhone")}
              onClick={() => form.removeListItem("reach.phones", index)}
            >
              <IconTrash size={20} stroke={1.7} />
            </ActionIcon>
          </div>
          <div className={classes["inline"]}>
            <Switch
              label={t("field.textMessage")}
              {...form.getInputProps(`reach.phones.${index}.textMessage`, { type: "checkbox" })}
            />
            <Switch
              label={t("field.voicemail")}
              {...form.getInputProps(`reach.phones.${index}.voicemail`, { type: "checkbox" })}
            />
          </div>
        </div>
      ))}
      <div>
        <Button
          variant="light"
          leftSection={<IconPlus size={18} />}
          onClick={() =>
            form.insertListItem("reach.phones", {
              number: "",
              whose: "",
              textMessage: false,
              voicemail: false,
            })
          }
        >
          {t("field.addPhone")}
        </Button>
      </div>
      <div className={classes["two"]}>
        <TextInput
          label={t("field.email")}
          type="email"
          autoComplete="off"
          {...form.getInputProps("reach.email")}
        />
        <TextInput
          label={t("field.askFor")}
          description={t("field.askForHelp")}
          inputWrapperOrder={["label", "input", "description", "error"]}
          {...form.getInputProps("reach.askFor")}
        />
      </div>
      <Switch
        label={t("field.letterHome")}
        {...form.getInputProps("reach.letterHome", { type: "checkbox" })}
      />
      <Textarea
        label={t("field.advice")}
        placeholder={t("field.adviceExample")}
        autosize
        minRows={2}
        {...form.getInputProps("reach.advice")}
      />
    </div>
  );
}
