import { Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import { extendRequest, listRequests, listRequestsOf, type RightsRequest } from "../../requests.ts";
import classes from "./forms.module.css";
import { RequestWindow } from "./RequestWindow.tsx";
import { useRequestWords } from "./use-request-words.ts";

interface Props {
  readonly request: RightsRequest;
  readonly onClose: () => void;
}

/** More time, once; the person is told why. */
export function ExtendWindow({ request, onClose }: Props) {
  const { t, formats, errorAt } = useRequestWords();
  const extend = useAct(extendRequest, [listRequests, listRequestsOf]);
  const longest = request.extendableTo ?? request.dueOn;
  const [to, setTo] = useState(longest);
  const [motive, setMotive] = useState("");
  const go = () => {
    const done = () => {
      sayDone(t("extendDone", { day: formats.day(to) }));
      onClose();
    };
    extend.mutate({ id: request.id, to, motive }, { onSuccess: done });
  };
  return (
    <RequestWindow
      title={t("extendTitle")}
      go={t("extendDo")}
      isBusy={extend.isPending}
      problem={extend.error}
      onGo={go}
      onClose={onClose}
    >
      <p className={classes["soft"]}>{t("extendText")}</p>
      <TextInput
        type="date"
        label={t("extendTo")}
        description={t("extendMost", { day: formats.day(longest) })}
        value={to}
        max={longest}
        error={errorAt(extend.error, "/to")}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
      <Textarea
        label={t("motive")}
        description={t("motiveText")}
        data-autofocus
        value={motive}
        maxLength={2000}
        autosize
        minRows={3}
        error={errorAt(extend.error, "/motive")}
        onChange={(event) => setMotive(event.currentTarget.value)}
      />
    </RequestWindow>
  );
}
