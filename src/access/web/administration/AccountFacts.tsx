import { useState } from "react";
import { wantsResponsible } from "../../rules.ts";
import type { StaffMember } from "../../staff-contract.ts";
import classes from "./administration.module.css";
import { EditAccount } from "./EditAccount.tsx";
import { Fact, Facts, Section } from "./Section.tsx";
import { useAdministrationWords } from "./words.ts";

/** Who somebody is here: profession, languages, the ground of their secrecy, who answers for them. */
export function AccountFacts({ member }: { member: StaffMember }) {
  const { t, tongue, ground } = useAdministrationWords();
  const [isEditing, setEditing] = useState(false);
  const word = (name: string) => t(`administration.account.${name}`);
  const isMissing = wantsResponsible(member.profession) && member.responsible === null;
  return (
    <Section title={word("facts")} onEdit={() => setEditing(true)}>
      <Facts>
        <Fact name={word("profession")}>{t(`profession.${member.profession}`)}</Fact>
        <Fact name={word("ground")}>
          {member.secrecyGround ? (
            ground(member.secrecyGround)
          ) : (
            <span className={classes["mark"]}>{word("groundNone")}</span>
          )}
        </Fact>
        {isMissing || member.responsible ? (
          <Fact name={word("responsible")}>
            {isMissing ? (
              <span className={classes["mark"]}>{word("responsibleMissing")}</span>
            ) : (
              member.responsibleName
            )}
          </Fact>
        ) : null}
        <Fact name={word("languages")}>{member.languages.map(tongue).join(", ")}</Fact>
        <Fact name={word("language")}>{tongue(member.language)}</Fact>
      </Facts>
      {isEditing ? <EditAccount member={member} onClose={() => setEditing(false)} /> : null}
    </Section>
  );
}
