import { Button, Select } from "@mantine/core";
import { useState } from "react";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import {
  listRequests,
  type RequestKind,
  type RequestState,
  requestKinds,
  requestStates,
} from "../../requests.ts";
import { Clocks } from "./Clocks.tsx";
import { FindAskerWindow } from "./FindAskerWindow.tsx";
import { RequestList } from "./RequestList.tsx";
import classes from "./requests.module.css";
import { useRequestWords } from "./use-request-words.ts";

/** What people ask about their own data: first what is due first. */
export function RequestsPage() {
  const { t, formats } = useRequestWords();
  const [state, setState] = useState<RequestState>("open");
  const [kind, setKind] = useState<RequestKind>();
  const [isNoting, setNoting] = useState(false);
  const filter = { state, ...(kind && { kind }) };
  const { data } = useAnswer(listRequests, filter);
  return (
    <>
      <PageHead title={t("title")} text={t("text")}>
        <Button variant="default" onClick={() => setNoting(true)}>
          {t("note")}
        </Button>
      </PageHead>
      <div className={classes["filter"]}>
        <fieldset className={classes["states"]}>
          <legend>{t("show")}</legend>
          {requestStates.map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={one === state}
              data-late={(one === "overdue" && (data?.counts.overdue ?? 0) > 0) || undefined}
              onClick={() => setState(one)}
            >
              {t(`state.${one}`)}
              {data ? <span>{formats.number(data.counts[one])}</span> : null}
            </button>
          ))}
        </fieldset>
        <Select
          aria-label={t("what")}
          placeholder={t("allKinds")}
          clearable
          clearButtonProps={{ "aria-label": t("allKinds") }}
          value={kind ?? null}
          data={requestKinds.map((one) => ({ value: one, label: t(`kind.${one}.name`) }))}
          onChange={(value) => setKind(requestKinds.find((one) => one === value))}
        />
      </div>
      <RequestList key={`${state} ${kind}`} filter={filter} />
      <Clocks />
      {isNoting ? <FindAskerWindow onClose={() => setNoting(false)} /> : null}
    </>
  );
}
