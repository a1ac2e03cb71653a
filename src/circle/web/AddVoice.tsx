import { Button, Modal, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { type Compartment, compartments } from "../../access/contract.ts";
import type { Person } from "../../people/contract.ts";
import { useAct } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import { addRepresentation, type Circle, getCircle, voiceKinds } from "../contract.ts";
import { Choices, SeveralChoices } from "./Choices.tsx";
import classes from "./forms.module.css";
import { Refused, useErrorAt } from "./Refused.tsx";
import { today, useCircleWords } from "./use-circle-words.ts";

const fields = ["/name", "/compartments", "/evidence", "/since", "/until", "/kind"];

/** Somebody the person trusts, or who speaks for them: for what, on what ground, until when. */
export function AddVoice({
  person,
  circle,
  onClose,
}: {
  person: Person;
  circle: Circle;
  onClose: () => void;
}) {
  const { t } = useCircleWords();
  const add = useAct(addRepresentation, [getCircle]);
  const errorAt = useErrorAt(add.error);
  const [kind, setKind] = useState<(typeof voiceKinds)[number]>("trusted");
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly Compartment[]>([]);
  const [evidence, setEvidence] = useState("");
  const [since, setSince] = useState(today());
  const [until, setUntil] = useState("");
  // A grown-up has no parent who speaks for them; of whom we do not know the age, it is left open.
  const kinds = voiceKinds.filter((one) => one !== "parent" || circle.minor !== false);
  const go = () =>
    add.mutate(
      {
        id: person.id,
        kind,
        name: name.trim(),
        otherId: null,
        compartments: kind === "trusted" ? [] : [...chosen],
        evidence: evidence.trim(),
        since,
        until: until || null,
      },
      {
        onSuccess: () => {
          sayDone(t("voice.added"));
          onClose();
        },
      },
    );
  return (
    <Modal opened onClose={onClose} title={t("voice.addTitle")} size="lg">
      <form
        noValidate
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          go();
        }}
      >
        <Choices
          label={t("voice.as")}
          options={kinds}
          value={kind}
          textOf={(one) => t(`voice.kind.${one}`)}
          hintOf={(one) => t(`voice.kindText.${one}`)}
          onChange={setKind}
          error={errorAt("/kind")}
        />
        <TextInput
          label={t("voice.name")}
          value={name}
          maxLength={200}
          autoComplete="off"
          error={errorAt("/name")}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {kind === "trusted" ? null : (
          <SeveralChoices
            label={t("voice.matters")}
            options={compartments}
            values={chosen}
            textOf={(one) => t(`access:compartment.${one}`)}
            onChange={setChosen}
            error={errorAt("/compartments")}
          />
        )}
        <Textarea
          label={t("voice.evidence")}
          description={t("voice.evidenceHint")}
          value={evidence}
          maxLength={500}
          autosize
          error={errorAt("/evidence")}
          onChange={(event) => setEvidence(event.currentTarget.value)}
        />
        <div className={classes["two"]}>
          <TextInput
            type="date"
            label={t("voice.since")}
            value={since}
            error={errorAt("/since")}
            onChange={(event) => setSince(event.currentTarget.value)}
          />
          <TextInput
            type="date"
            label={t("voice.until")}
            description={t("voice.untilHint")}
            value={until}
            error={errorAt("/until")}
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        </div>
        <Refused problem={add.error} fields={fields} />
        <div className={classes["buttons"]}>
          <Button type="submit" loading={add.isPending}>
            {t("voice.addGo")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("platform:cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
