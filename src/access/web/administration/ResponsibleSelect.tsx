import { Select } from "@mantine/core";
import { useAnswer } from "../../../platform/web/queries.ts";
import { listAllServices } from "../../service-contract.ts";
import { listStaff, type Responsible } from "../../staff-contract.ts";
import { useAdministrationWords } from "./words.ts";

/** Under whose responsibility somebody works (CONF-07): only who is bound by secrecy, or a service. */
export function ResponsibleSelect({
  of,
  responsible,
  error,
  onChange,
}: {
  /** Whose account this is. */
  of: string;
  responsible: Responsible | null;
  error: string | null;
  onChange: (responsible: Responsible | null) => void;
}) {
  const { t } = useAdministrationWords();
  const staff = useAnswer(listStaff, {});
  const services = useAnswer(listAllServices, {});
  const colleagues = (staff.data?.staff ?? []).filter(
    ({ id, leftOn, secrecyGround }) => id !== of && leftOn === null && secrecyGround !== null,
  );
  const open = (services.data?.services ?? []).filter(({ closedOn }) => closedOn === null);
  return (
    <Select
      label={t("administration.account.responsible")}
      description={t("administration.account.responsibleText")}
      placeholder={t("administration.account.responsibleNone")}
      searchable
      clearable
      value={responsible ? `${responsible.kind} ${responsible.of}` : null}
      error={error}
      data={[
        {
          group: t("administration.account.services"),
          items: open.map(({ key, name }) => ({ value: `service ${key}`, label: name })),
        },
        {
          group: t("administration.account.colleagues"),
          items: colleagues.map(({ id, given, family, profession }) => ({
            value: `staff ${id}`,
            label: `${given} ${family}, ${t(`profession.${profession}`)}`,
          })),
        },
      ]}
      onChange={(value) => {
        const [kind = "", chosen = ""] = value?.split(" ") ?? [];
        onChange(value ? { kind: kind as Responsible["kind"], of: chosen } : null);
      }}
    />
  );
}
