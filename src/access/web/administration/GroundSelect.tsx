import { Select } from "@mantine/core";
import { type SecrecyGround, secrecyGrounds } from "../../contract.ts";
import { useAdministrationWords } from "./words.ts";

const none = "none";

/** Why somebody is bound by secrecy; not bound says what that means (CONF-06). */
export function GroundSelect({
  ground,
  onChange,
}: {
  ground: SecrecyGround | null;
  onChange: (ground: SecrecyGround | null) => void;
}) {
  const { t, ground: inWords } = useAdministrationWords();
  return (
    <Select
      label={t("administration.account.ground")}
      description={t(`administration.account.${ground ? "groundText" : "groundNone"}`)}
      allowDeselect={false}
      value={ground ?? none}
      data={[...secrecyGrounds, none].map((value) => ({
        value,
        label: inWords(value === none ? null : value),
      }))}
      onChange={(value) => onChange(value === none ? null : (value as SecrecyGround))}
    />
  );
}
