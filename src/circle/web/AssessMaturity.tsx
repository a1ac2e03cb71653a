import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { type Compartment, compartments } from "../../access/contract.ts";
import type { Person } from "../../people/contract.ts";
import { useAct } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import { assessMaturity, getCircle } from "../contract.ts";
import { SeveralChoices } from "./Choices.tsx";
import classes from "./forms.module.css";
import { Refused, useErrorAt } from "./Refused.tsx";
import { useCircleWords } from "./use-circle-words.ts";

/** This minor decides alone in these matters; parents then have no say in them (CONF-35). */
export function AssessMaturity({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useCircleWords();
  const assess = useAct(assessMaturity, [getCircle]);
  const errorAt = useErrorAt(assess.error);
  const [chosen, setChosen] = useState<readonly Compartment[]>([]);
  const go = () =>
    assess.mutate(
      { id: person.id, compartments: [...chosen] },
      {
        onSuccess: () => {
          sayDone(t("maturity.added"));
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={t("maturity.addTitle")} size="lg">
      <div className={classes["form"]}>
        <p>{t("maturity.text")}</p>
        <SeveralChoices
          label={t("voice.matters")}
          options={compartments}
          values={chosen}
          textOf={(one) => t(`access:compartment.${one}`)}
          onChange={setChosen}
          error={errorAt("/compartments")}
        />
        <Refused problem={assess.error} fields={["/compartments"]} />
        <div className={classes["buttons"]}>
          <Button loading={assess.isPending} disabled={chosen.length === 0} onClick={go}>
            {t("maturity.go")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("platform:cancel")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
