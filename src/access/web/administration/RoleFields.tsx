import { Select } from "@mantine/core";
import type { Problem } from "../../../platform/web/client.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { type Role, roles } from "../../contract.ts";
import { placeOf } from "../../rules.ts";
import { listAllServices } from "../../service-contract.ts";
import { useAdministrationWords } from "./words.ts";

export interface RoleChoice {
  readonly role: Role | null;
  /** A service's key; null: the whole house. */
  readonly service: string | null;
}

/** What somebody becomes, and where; a role of the whole house asks for no service. */
export function RoleFields({
  choice,
  problem,
  problemPath,
  onChange,
}: {
  choice: RoleChoice;
  problem: Problem | null;
  problemPath: string;
  onChange: (choice: RoleChoice) => void;
}) {
  const { t, errorOf } = useAdministrationWords();
  const { data } = useAnswer(listAllServices, {});
  const { role, service } = choice;
  const place = role ? placeOf(role) : "house";
  const open = (data?.services ?? []).filter(({ closedOn }) => closedOn === null);
  return (
    <>
      <Select
        label={t("administration.account.role")}
        placeholder={t("administration.account.chooseRole")}
        {...(role && { description: t(`administration.roleText.${role}`) })}
        value={role}
        allowDeselect={false}
        data={roles.map((value) => ({ value, label: t(`role.${value}`) }))}
        onChange={(value) =>
          value &&
          onChange({
            role: value as Role,
            service: placeOf(value as Role) === "house" ? null : service,
          })
        }
      />
      {place === "house" ? null : (
        <Select
          label={t("administration.account.service")}
          placeholder={t(
            place === "either" ? "administration.house" : "administration.account.chooseService",
          )}
          clearable={place === "either"}
          value={service}
          data={open.map(({ key, name }) => ({ value: key, label: name }))}
          error={errorOf(problem, problemPath)}
          onChange={(value) => onChange({ role, service: value })}
        />
      )}
    </>
  );
}
