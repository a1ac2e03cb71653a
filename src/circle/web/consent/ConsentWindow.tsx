import { Button, Modal, NativeSelect } from "@mantine/core";
import { useState } from "react";
import type { Compartment, ServiceOfHouse } from "../../../access/contract.ts";
import type { Person } from "../../../people/contract.ts";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import { type Circle, getCircle, type Purpose, recordConsent } from "../../contract.ts";
import { addMonths } from "../../rules.ts";
import { Choices, SeveralChoices } from "../Choices.tsx";
import { Finder, type Found } from "../Finder.tsx";
import forms from "../forms.module.css";
import { today, useCircleWords, useServices } from "../use-circle-words.ts";
import { AskStep } from "./AskStep.tsx";
import { purposes } from "./MatterStep.tsx";
import { useHow } from "./use-how.ts";
import { useRecipients } from "./use-recipients.tsx";

const ends = ["open", "year", "quarter"] as const;

interface Props {
  readonly person: Person;
  readonly circle: Circle;
  readonly onClose: () => void;
}

/** What the person agrees to or refuses, before anything is passed on. */
export function ConsentWindow(props: Props) {
  const { t } = useCircleWords();
  const { mine } = useServices();
  const sources = mine.filter(({ opens }) => opens.length > 0);
  return (
    <Modal opened onClose={props.onClose} title={t("agreed.addTitle")} size={760}>
      {sources.length > 0 ? <Ask {...props} sources={sources} /> : <p>{t("agreed.noService")}</p>}
    </Modal>
  );
}

function Ask({ person, circle, onClose, sources }: Props & { sources: ServiceOfHouse[] }) {
  const { t } = useCircleWords();
  const record = useAct(recordConsent, [getCircle]);
  const [source, setSource] = useState(sources[0] as ServiceOfHouse);
  const [kinds, setKinds] = useState<readonly Compartment[]>(source.opens.slice(0, 1));
  const [purpose, setPurpose] = useState<Purpose>("care");
  const [end, setEnd] = useState<(typeof ends)[number]>("year");
  const [chosen, setChosen] = useState<Found>();
  const [isAsking, setAsking] = useState(false);
  const [how, setHow] = useHow(person);
  const recipients = useRecipients({
    id: person.id,
    sourceService: source.id,
    compartment: kinds[0] ?? (source.opens[0] as Compartment),
    purpose,
  });
  const until =
    end === "open" ? null : end === "year" ? addMonths(today(), 12) : addMonths(today(), 3);
  const to = chosen
    ? chosen.kind === "service"
      ? { toService: chosen.id }
      : { toStaff: chosen.id }
    : {};
  if (isAsking) {
    return (
      <AskStep
        matter={{
          id: person.id,
          sourceService: source.id,
          compartments: kinds.join(","),
          ...to,
          purpose,
          ...(until && { until }),
        }}
        compartments={kinds}
        voices={circle.voices}
        consent={null}
        how={how}
        onHow={setHow}
        isBusy={record.isPending}
        problem={record.error}
        onAnswer={(decision) => {
          if (decision === "as-before") return;
          record.mutate(
            {
              id: person.id,
              decision,
              sourceService: source.id,
              ...to,
              purpose,
              until,
              compartments: [...kinds],
              ...how,
              interpreter: how.aid === "interpreter" ? how.interpreter : "",
            },
            {
              onSuccess: () => {
                sayDone(t(decision === "agreed" ? "agreed.saved" : "agreed.savedNo"));
                onClose();
              },
            },
          );
        }}
      />
    );
  }
  return (
    <form
      className={forms["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen && kinds.length > 0) setAsking(true);
      }}
    >
      {sources.length > 1 ? (
        <NativeSelect
          label={t("agreed.source")}
          value={source.id}
          onChange={(event) => {
            const next = sources.find(({ id }) => id === event.currentTarget.value);
            if (!next) return;
            setSource(next);
            setKinds(next.opens.slice(0, 1));
          }}
          data={sources.map(({ id, name }) => ({ value: id, label: name }))}
        />
      ) : null}
      {source.opens.length > 1 ? (
        <SeveralChoices
          label={t("agreed.kinds")}
          options={source.opens}
          values={kinds}
          textOf={(one) => t(`access:compartment.${one}`)}
          onChange={setKinds}
        />
      ) : null}
      <Finder
        label={t("agreed.toWhom")}
        found={recipients.found}
        chosen={chosen}
        onChoose={setChosen}
      />
      <Choices
        label={t("share.purpose")}
        options={purposes}
        value={purpose}
        textOf={(one) => t(`purpose.${one}`)}
        hintOf={(one) => t(`purposeHint.${one}`)}
        onChange={setPurpose}
      />
      <Choices
        label={t("agreed.end")}
        options={ends}
        value={end}
        textOf={(one) => t(`agreed.ends.${one}`)}
        onChange={setEnd}
      />
      <div className={forms["buttons"]}>
        <Button
          type="submit"
          disabled={!chosen || kinds.length === 0}
          title={chosen ? undefined : t("share.chooseFirst")}
        >
          {t("agreed.ask")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}
