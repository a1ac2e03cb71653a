import { Checkbox, Select, Textarea, TextInput } from "@mantine/core";
import type { Output } from "../../../platform/endpoint.ts";
import { useAct, useAnswer } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import {
  listClocks,
  listRequests,
  listRequestsOf,
  recordRequest,
  requestKinds,
  requestWays,
} from "../../requests.ts";
import classes from "./forms.module.css";
import { Options } from "./Options.tsx";
import { RequestWindow } from "./RequestWindow.tsx";
import { keepsHealth, today, useRequestDraft } from "./use-request-draft.ts";
import { useRequestWords } from "./use-request-words.ts";

interface Props {
  readonly of: Output<typeof listRequestsOf>;
  readonly onClose: () => void;
}

const house = "house";
const oneself = "oneself";

/** What the person asks, of whom, since when; the clock follows by itself. */
export function RecordWindow({ of: { person, services, voices }, onClose }: Props) {
  const { t, formats, nameOf, term, errorAt } = useRequestWords();
  const record = useAct(recordRequest, [listRequests, listRequestsOf]);
  const { data: law } = useAnswer(listClocks, {});
  const { draft, change, forget } = useRequestDraft(person.id, services);
  const name = nameOf(person);
  const clock = law?.clocks.find(
    ({ kind, aboutHealth }) => kind === draft.kind && aboutHealth === draft.aboutHealth,
  );
  const go = () =>
    record.mutate(
      { id: person.id, ...draft },
      {
        onSuccess: ({ dueOn, isMine }) => {
          forget();
          sayDone(t(isMine ? "noted" : "notedElsewhere", { day: formats.day(dueOn) }));
          onClose();
        },
      },
    );
  return (
    <RequestWindow
      title={t("noteTitle", { name })}
      go={t("noteDo")}
      isBusy={record.isPending}
      problem={record.error}
      onGo={go}
      onClose={onClose}
    >
      <Options
        label={t("what")}
        options={requestKinds}
        value={draft.kind}
        textOf={(kind) => t(`kind.${kind}.name`)}
        hintOf={(kind) => t(`kind.${kind}.means`)}
        onChange={(kind) => change({ kind })}
      />
      <Textarea
        label={t("words")}
        description={t("wordsText")}
        value={draft.words}
        maxLength={2000}
        autosize
        minRows={3}
        error={errorAt(record.error, "/words")}
        onChange={(event) => change({ words: event.currentTarget.value })}
      />
      <div className={classes["two"]}>
        <Select
          label={t("to")}
          allowDeselect={false}
          value={draft.service ?? house}
          data={[
            { value: house, label: t("houseWhole") },
            ...services.map(({ id, name }) => ({ value: id as string, label: name })),
          ]}
          onChange={(value) => {
            const service = services.find(({ id }) => id === value);
            change({
              service: service?.id ?? null,
              aboutHealth: keepsHealth(service ? [service] : services),
            });
          }}
        />
        {voices.length > 0 ? (
          <Select
            label={t("by")}
            allowDeselect={false}
            value={draft.askedBy ?? oneself}
            data={[
              { value: oneself, label: name },
              ...voices.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            error={errorAt(record.error, "/askedBy")}
            onChange={(value) => change({ askedBy: value === oneself ? null : value })}
          />
        ) : null}
      </div>
      <div className={classes["two"]}>
        <TextInput
          type="date"
          label={t("askedOn")}
          value={draft.askedOn}
          max={today()}
          error={errorAt(record.error, "/askedOn")}
          onChange={(event) => change({ askedOn: event.currentTarget.value })}
        />
        <Select
          label={t("how")}
          allowDeselect={false}
          value={draft.how}
          data={requestWays.map((way) => ({ value: way, label: t(`way.${way}`) }))}
          onChange={(way) => change({ how: requestWays.find((one) => one === way) ?? "desk" })}
        />
      </div>
      <Checkbox
        label={t("aboutHealth")}
        description={
          clock ? t("clockIs", { term: term(clock), source: clock.source }) : t("platform:waiting")
        }
        checked={draft.aboutHealth}
        onChange={(event) => change({ aboutHealth: event.currentTarget.checked })}
      />
    </RequestWindow>
  );
}
