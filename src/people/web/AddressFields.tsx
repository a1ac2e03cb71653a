import { Select, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAnswer } from "../../platform/web/queries.ts";
import { listSectors } from "../contract.ts";
import { Choice } from "./Choice.tsx";
import classes from "./fields.module.css";
import type { IdentityForm } from "./identity-form.ts";

const kinds = ["home", "reference", "none", "unknown"] as const;

/** Where the person lives, if anywhere; the neighbourhood alone is enough for the figures. */
export function AddressFields({ form }: { form: IdentityForm }) {
  const { t } = useTranslation("people");
  const { kind } = form.getValues().address;
  return (
    <div className={classes["stack"]}>
      <Choice
        label={t("field.addressKind")}
        options={kinds}
        value={kind}
        textOf={(option) => t(`addressKind.${option}`)}
        onChange={(option) => form.setFieldValue("address.kind", option)}
      />
      {kind === "none" ? null : (
        <>
          <TextInput
            label={t("field.street")}
            autoComplete="off"
            {...form.getInputProps("address.street")}
          />
          <div className={classes["postcode"]}>
            <TextInput
              label={t("field.postcode")}
              inputMode="numeric"
              autoComplete="off"
              {...form.getInputProps("address.postcode")}
            />
            <TextInput
              label={t("field.municipality")}
              autoComplete="off"
              {...form.getInputProps("address.municipality")}
            />
          </div>
        </>
      )}
      <SectorField form={form} />
    </div>
  );
}

function SectorField({ form }: { form: IdentityForm }) {
  const { t, i18n } = useTranslation("people");
  const { sector, postcode } = form.getValues().address;
  const [typed, setTyped] = useState("");
  const [settled] = useDebouncedValue(typed.trim() || sector || postcode.trim(), 200);
  const { data } = useAnswer(listSectors, { q: settled }, { enabled: settled.length >= 2 });
  const isDutch = i18n.language === "nl";
  const found = (data?.sectors ?? []).map((one) => ({
    value: one.code,
    label: isDutch
      ? `${one.nameNl}, ${one.municipalityNl}`
      : `${one.nameFr}, ${one.municipalityFr}`,
  }));
  const isKnown = !sector || found.some(({ value }) => value === sector);
  const choose = (code: string | null) => {
    form.setFieldValue("address.sector", code);
    const chosen = data?.sectors.find((one) => one.code === code);
    if (chosen && form.getValues().address.municipality === "") {
      const municipality = isDutch ? chosen.municipalityNl : chosen.municipalityFr;
      form.setFieldValue("address.municipality", municipality);
    }
  };
  return (
    <Select
      label={t("field.sector")}
      description={t("field.sectorHelp")}
      placeholder={t("field.sectorExample")}
      inputWrapperOrder={["label", "input", "description", "error"]}
      searchable
      clearable
      data={isKnown ? found : [{ value: sector, label: sector }, ...found]}
      filter={({ options }) => options}
      nothingFoundMessage={settled.length < 2 ? undefined : t("field.noSector")}
      value={sector}
      onSearchChange={setTyped}
      onChange={choose}
      error={form.errors["address.sector"]}
    />
  );
}
