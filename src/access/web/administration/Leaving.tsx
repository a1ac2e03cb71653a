import { Button, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import { listAllServices } from "../../service-contract.ts";
import {
  comeBack,
  getStaffMember,
  leaveHouse,
  listStaff,
  type StaffMember,
} from "../../staff-contract.ts";
import { Ask, Refused } from "./Ask.tsx";
import { Section } from "./Section.tsx";
import { today, useAdministrationWords } from "./words.ts";

const changed = [getStaffMember, listStaff, listAllServices];

/** The day somebody stops working here; and back again. */
export function Leaving({ member }: { member: StaffMember }) {
  const { t, formats, errorOf } = useAdministrationWords();
  const [isAsking, setAsking] = useState(false);
  const [on, setOn] = useState(today());
  const leave = useAct(leaveHouse, changed);
  const back = useAct(comeBack, changed);
  const { id, given: name, leftOn } = member;
  const word = (key: string) => t(`administration.account.${key}`, { name });
  if (leftOn !== null) {
    const hasLeft = leftOn <= today();
    return (
      <Section title={word("leave")}>
        <p>
          {t(`administration.account.${hasLeft ? "leftOn" : "leavesOn"}`, {
            day: formats.day(leftOn),
          })}
        </p>
        <Button
          variant="default"
          loading={back.isPending}
          onClick={() =>
            back.mutate({ id }, { onSuccess: () => sayDone(word(hasLeft ? "cameBack" : "stayed")) })
          }
        >
          {word(hasLeft ? "comeBack" : "stays")}
        </Button>
        <Refused problem={back.error} />
      </Section>
    );
  }
  return (
    <Section title={word("leave")} text={word("leaveText")}>
      <Button variant="default" onClick={() => setAsking(true)}>
        {word("leaveGo")}
      </Button>
      {isAsking ? (
        <Ask
          title={word("leaveTitle")}
          text={word("leaveText")}
          go={word("leaveGo")}
          tone="ends"
          isBusy={leave.isPending}
          problem={leave.error}
          onClose={() => setAsking(false)}
          onGo={() =>
            leave.mutate(
              { id, on },
              {
                onSuccess: () => {
                  sayDone(word("leaveDone"));
                  setAsking(false);
                },
              },
            )
          }
        >
          <TextInput
            type="date"
            label={word("leaveOn")}
            value={on}
            data-autofocus
            error={errorOf(leave.error, "/on")}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
        </Ask>
      ) : null}
    </Section>
  );
}
