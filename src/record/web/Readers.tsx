import { Checkbox } from "@mantine/core";
import type { NamedColleague } from "../../circle/contract.ts";
import classes from "./editor.module.css";
import { useRecordWords } from "./use-record-words.ts";

interface Props {
  readonly colleagues: readonly NamedColleague[];
  readonly named: readonly string[];
  readonly onChange: (named: readonly string[]) => void;
}

/** Who reads a narrowed note besides its author. */
export function Readers({ colleagues, named, onChange }: Props) {
  const { t, nameOf, profession } = useRecordWords();
  return (
    <fieldset className={classes["readers"]}>
      <legend>{t("restrict.who")}</legend>
      <Checkbox label={t("restrict.me")} checked disabled />
      {colleagues.map((one) => (
        <Checkbox
          key={one.id}
          label={
            <>
              <bdi>{nameOf(one)}</bdi> <small>{profession(one)}</small>
            </>
          }
          checked={named.includes(one.id)}
          onChange={({ currentTarget }) =>
            onChange(
              currentTarget.checked
                ? [...named, one.id]
                : named.filter((staffId) => staffId !== one.id),
            )
          }
        />
      ))}
    </fieldset>
  );
}
