import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { listServices, type ServiceId, type StaffId } from "../../access/contract.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import { listWritable } from "../../record/contract.ts";
import { addHelper, listNeeds, type Need } from "../contract.ts";
import classes from "./need.module.css";
import { useNeedWords } from "./use-need-words.ts";

/** Who helps with it: a service of the house, a colleague of one's own, or somebody outside. */
export function HelperForm({ need, onDone }: { need: Need; onDone: () => void }) {
  const { t, colleague } = useNeedWords();
  const textOf = useProblemText("needs");
  const services = useAnswer(listServices, {}).data?.services ?? [];
  const places = useAnswer(listWritable, { id: need.entry.personId }).data?.places ?? [];
  const colleagues =
    places.find(({ service }) => service.id === need.entry.service.id)?.colleagues ?? [];
  const [who, setWho] = useState("");
  const [outside, setOutside] = useState("");
  const [since, setSince] = useState("");
  const write = useWrite(addHelper, [listNeeds]);
  const isOutside = who === "outside";
  const mayGo = isOutside ? outside.trim() !== "" : who !== "";
  const [kind = "", id = ""] = who.split(" ");
  return (
    <form
      className={classes["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (!mayGo) return;
        const helper = isOutside
          ? { outside: outside.trim() }
          : kind === "service"
            ? { serviceId: id as ServiceId }
            : { staffId: id as StaffId };
        write.mutate(
          { id: need.entry.id, ...helper, ...(since && { since }) },
          {
            onSuccess: () => {
              sayDone(t("helpers.saved"));
              onDone();
            },
          },
        );
      }}
    >
      <div className={classes["fields"]}>
        <NativeSelect
          label={t("helpers.who")}
          value={who}
          data-autofocus
          onChange={({ currentTarget }) => setWho(currentTarget.value)}
        >
          <option value="">{t("move.choose")}</option>
          <optgroup label={t("helpers.services")}>
            {services.map((one) => (
              <option key={one.id} value={`service ${one.id}`}>
                {one.name}
              </option>
            ))}
          </optgroup>
          {colleagues.length > 0 ? (
            <optgroup label={t("helpers.colleagues")}>
              {colleagues.map((one) => (
                <option key={one.id} value={`colleague ${one.id}`}>
                  {colleague(one)}
                </option>
              ))}
            </optgroup>
          ) : null}
          <option value="outside">{t("helpers.outside")}</option>
        </NativeSelect>
        {isOutside ? (
          <TextInput
            label={t("helpers.outsideName")}
            maxLength={200}
            value={outside}
            onChange={({ currentTarget }) => setOutside(currentTarget.value)}
          />
        ) : null}
        <TextInput
          type="date"
          label={t("helpers.sinceWhen")}
          max={new Date().toLocaleDateString("sv")}
          value={since}
          onChange={({ currentTarget }) => setSince(currentTarget.value)}
        />
      </div>
      {write.error ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(write.error)}
        </p>
      ) : null}
      <div className={classes["buttons"]}>
        <Button type="submit" variant="light" loading={write.isPending} disabled={!mayGo}>
          {t("helpers.go")}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t("platform:cancel")}
        </Button>
      </div>
    </form>
  );
}
