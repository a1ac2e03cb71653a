import { Button, Modal, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Person } from "../../people/contract.ts";
import { useAct } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import { type Basis, beginCare, getCircle, listMyPeople, type NamedService } from "../contract.ts";
import { Choices } from "./Choices.tsx";
import classes from "./forms.module.css";
import { Refused } from "./Refused.tsx";
import { useCircleWords } from "./use-circle-words.ts";

const bases = ["contact", "referral", "emergency"] as const satisfies readonly Basis[];
const whoms = ["service", "only-me"] as const;

/** We begin to care for somebody: in whose name, because of what. */
export function BeginCare({
  person,
  services,
  onClose,
}: {
  person: Person;
  services: readonly NamedService[];
  onClose: () => void;
}) {
  const { t, day } = useCircleWords();
  const begin = useAct(beginCare, [getCircle, listMyPeople]);
  const [service, setService] = useState(services[0]?.id);
  const [basis, setBasis] = useState<Basis>("contact");
  const [whom, setWhom] = useState<(typeof whoms)[number]>("service");
  const go = () => {
    if (!service) return;
    begin.mutate(
      { id: person.id, serviceId: service, basis, whom },
      {
        onSuccess: ({ until }) => {
          sayDone(t("begin.done", { day: day(until) }));
          onClose();
        },
      },
    );
  };
  return (
    <Modal opened onClose={onClose} title={t("begin.title")} size="lg">
      <form
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        {services.length > 1 ? (
          <NativeSelect
            label={t("begin.service")}
            value={service}
            onChange={(event) =>
              setService(services.find(({ id }) => id === event.currentTarget.value)?.id)
            }
            data={services.map(({ id, name }) => ({ value: id, label: name }))}
          />
        ) : (
          <p>{t("begin.inName", { service: services[0]?.name })}</p>
        )}
        <Choices
          label={t("begin.basis")}
          options={bases}
          value={basis}
          textOf={(one) => t(`basis.${one}`)}
          hintOf={(one) => t(`basisHint.${one}`)}
          onChange={setBasis}
        />
        <Choices
          label={t("begin.whom")}
          options={whoms}
          value={whom}
          textOf={(one) => t(`whom.${one}`)}
          hintOf={(one) => t(`whomHint.${one}`)}
          onChange={setWhom}
        />
        <Refused problem={begin.error} />
        <div className={classes["buttons"]}>
          <Button type="submit" size="lg" loading={begin.isPending} data-autofocus>
            {t("begin.go")}
          </Button>
          <Button variant="default" size="lg" onClick={onClose}>
            {t("platform:cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
