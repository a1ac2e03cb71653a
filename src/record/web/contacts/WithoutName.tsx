import { Button, Modal, NativeSelect, NumberInput } from "@mantine/core";
import { useState } from "react";
import type { ServiceId } from "../../../access/contract.ts";
import { houseLanguages, usePersonWords } from "../../../people/web/index.ts";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import { errorAt, useWrite } from "../../../platform/web/use-write.ts";
import {
  type ContactPlace,
  contactPlaces,
  countAnonymousContacts,
  countContact,
  type Outcome,
  outcomes,
} from "../../contract.ts";
import classes from "../note.module.css";
import { Pills } from "../Pills.tsx";
import pills from "../pills.module.css";
import { useRecordWords } from "../use-record-words.ts";

/** Who was met without a name, today and this month; and counting one more. */
export function WithoutName() {
  const { t } = useRecordWords();
  const [isOpen, setOpen] = useState(false);
  const { data } = useAnswer(countAnonymousContacts, {});
  if (!data || data.services.length === 0) return null;
  const services = data.services.map(({ service }) => service);
  return (
    <div className={classes["counted"]}>
      {data.services.map(({ service, today, month }) => (
        <span key={service.id}>
          {services.length > 1 ? <bdi>{service.name} · </bdi> : null}
          {t("count.line", { today: today.contacts, month: month.contacts })}
        </span>
      ))}
      <Button variant="default" size="sm" onClick={() => setOpen(true)}>
        {t("count.go")}
      </Button>
      <Modal opened={isOpen} onClose={() => setOpen(false)} title={t("count.title")} size="lg">
        <CountForm services={services} onDone={() => setOpen(false)} />
      </Modal>
    </div>
  );
}

function CountForm(props: {
  services: readonly { id: ServiceId; name: string }[];
  onDone: () => void;
}) {
  const { t } = useRecordWords();
  const { language } = usePersonWords();
  const count = useWrite(countContact, [countAnonymousContacts]);
  const textOf = useProblemText("record");
  const [serviceId, setServiceId] = useState(props.services[0]?.id);
  const [people, setPeople] = useState(1);
  const [minutes, setMinutes] = useState(10);
  const [place, setPlace] = useState<ContactPlace>("centre");
  const [spoken, setSpoken] = useState("");
  const [outcome, setOutcome] = useState<Outcome | "">("");
  const go = () => {
    if (!serviceId) return;
    count.mutate(
      {
        ...{ serviceId, people, place, durationMinutes: minutes },
        language: spoken,
        outcome: outcome || null,
      },
      {
        onSuccess: () => {
          sayDone(t("count.saved"));
          props.onDone();
        },
      },
    );
  };
  return (
    <form
      className={classes["countForm"]}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        go();
      }}
    >
      <p>{t("count.text")}</p>
      {props.services.length > 1 ? (
        <NativeSelect
          label={t("editor.service")}
          value={serviceId}
          data={props.services.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={({ currentTarget }) => setServiceId(currentTarget.value as ServiceId)}
        />
      ) : null}
      <div className={pills["row"]}>
        <NumberInput
          label={t("count.people")}
          min={1}
          max={500}
          value={people}
          onChange={(value) => setPeople(Number(value) || 1)}
        />
        <NumberInput
          label={t("contact.minutes")}
          min={0}
          max={1440}
          step={5}
          value={minutes}
          onChange={(value) => setMinutes(Number(value) || 0)}
        />
        <NativeSelect
          label={t("count.language")}
          value={spoken}
          data={[
            { value: "", label: t("count.notSaid") },
            ...houseLanguages.map((value) => ({ value, label: language(value) })),
          ]}
          onChange={({ currentTarget }) => setSpoken(currentTarget.value)}
        />
      </div>
      <Pills
        legend={t("contact.place")}
        options={contactPlaces.map((value) => ({ value, label: t(`place.${value}`) }))}
        value={place}
        onChange={setPlace}
      />
      <Pills
        legend={t("contact.outcome")}
        options={outcomes.map((value) => ({ value, label: t(`outcome.${value}`) }))}
        value={outcome}
        error={errorAt(count.error, "/outcome") && t("contact.wrong.outcome")}
        onChange={setOutcome}
      />
      {count.error && count.error.errors.length === 0 ? (
        <p role="alert">{textOf(count.error)}</p>
      ) : null}
      <div>
        <Button type="submit" loading={count.isPending}>
          {t("count.save")}
        </Button>
      </div>
    </form>
  );
}
