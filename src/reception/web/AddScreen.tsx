import { Button, Checkbox, CopyButton, Modal, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { personLanguageCodes, personLanguages } from "../../platform/person-languages.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct } from "../../platform/web/queries.ts";
import { addScreen, listScreens } from "../contract.ts";
import { QrCode } from "./QrCode.tsx";
import classes from "./screens.module.css";

const mostLanguages = 6;

/** Name and languages; then the address, which is shown this once. */
export function AddScreen({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("reception");
  const textOf = useProblemText("reception");
  const add = useAct(addScreen, [listScreens]);
  const [name, setName] = useState("");
  const [languages, setLanguages] = useState<string[]>(["fr", "nl", "en"]);
  const [isTried, setTried] = useState(false);
  const nameIsMissing = name.trim() === "";
  const key = add.data?.key;
  if (key) return <NewAddress screenKey={key} onClose={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("screens.add")}
      closeButtonProps={{ "aria-label": t("platform:close") }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          setTried(true);
          if (!nameIsMissing && languages.length > 0) add.mutate({ name: name.trim(), languages });
        }}
      >
        <TextInput
          label={t("screens.name")}
          placeholder={t("screens.namePlaceholder")}
          maxLength={60}
          value={name}
          data-autofocus
          error={isTried && nameIsMissing ? t("screens.nameMissing") : null}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Checkbox.Group
          className={classes["languages"] ?? ""}
          label={t("screens.languages")}
          value={languages}
          onChange={setLanguages}
          error={isTried && languages.length === 0 ? t("screens.languagesMissing") : null}
        >
          <div className={classes["choices"]}>
            {personLanguageCodes.map((code) => (
              <Checkbox
                key={code}
                value={code}
                label={<bdi lang={code}>{personLanguages[code].name}</bdi>}
                disabled={languages.length >= mostLanguages && !languages.includes(code)}
              />
            ))}
          </div>
        </Checkbox.Group>
        {add.error ? (
          <p role="alert" className={classes["problem"]}>
            {textOf(add.error)}
          </p>
        ) : null}
        <Button type="submit" loading={add.isPending}>
          {t("screens.add")}
        </Button>
      </form>
    </Modal>
  );
}

function NewAddress({ screenKey, onClose }: { screenKey: string; onClose: () => void }) {
  const { t } = useTranslation("reception");
  const address = `${location.origin}/screen#${screenKey}`;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t("screens.addedTitle")}
      closeOnClickOutside={false}
      closeButtonProps={{ "aria-label": t("platform:close") }}
    >
      <div className={classes["address"]}>
        <QrCode text={address} label={t("screens.addedTitle")} size="200px" />
        <div className={classes["addressText"]}>
          <p className={classes["text"]}>{t("screens.addedText")}</p>
          <code>{address}</code>
          <div className={classes["buttons"]}>
            <CopyButton value={address}>
              {({ copied, copy }) => (
                <Button onClick={copy} data-autofocus>
                  {t(copied ? "screens.copied" : "screens.copy")}
                </Button>
              )}
            </CopyButton>
            <Button variant="default" onClick={onClose}>
              {t("screens.close")}
            </Button>
          </div>
        </div>
      </div>
    </Modal>
  );
}
