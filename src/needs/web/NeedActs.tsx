import { Button, Menu } from "@mantine/core";
import {
  IconBarrierBlock,
  IconCheck,
  IconEyeOff,
  IconGauge,
  IconHeart,
  IconRotate,
  IconUserPlus,
} from "@tabler/icons-react";
import { useRef, useState } from "react";
import { sayWithUndo } from "../../circle/web/index.ts";
import type { Input } from "../../platform/endpoint.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { saySorry } from "../../platform/web/say.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import { EntryActs } from "../../record/web/index.ts";
import { listNeeds, moveNeed, type Need, type NeedState } from "../contract.ts";
import { isOpenState, standingOf } from "../rules.ts";
import { HelperForm } from "./HelperForm.tsx";
import { MoveForm } from "./MoveForm.tsx";
import { useNeedActions } from "./slots.tsx";
import { useNeedWords } from "./use-need-words.ts";

type Doing = "helper" | "urgency" | "unmet";

/** What moves a need. What closes it can be undone for as long as the word stands there. */
export function NeedActs({ need }: { need: Need }) {
  const { t, nameOf } = useNeedWords();
  const [doing, setDoing] = useState<Doing>();
  const opener = useRef<HTMLButtonElement>(null);
  const textOf = useProblemText("needs");
  const write = useWrite(moveNeed, [listNeeds]);
  const { HandOn } = useNeedActions();
  const { entry } = need;
  if (entry.ground !== "own" || entry.isMistake) {
    return <EntryActs entry={entry} before={HandOn ? <HandOn need={need} /> : null} />;
  }
  const now = standingOf(need);
  const isOpen = isOpenState(now.state);
  const send = (input: Omit<Input<typeof moveNeed>, "id">, after: () => void) =>
    write.mutate(
      { id: entry.id, ...input },
      { onSuccess: after, onError: (problem) => saySorry(textOf(problem)) },
    );
  const moveTo = (state: NeedState) =>
    send({ state }, () =>
      sayWithUndo(
        t("move.done", { need: nameOf(need), state: t(`state.${state}`) }),
        t("platform:undo"),
        () => {
          const { state: before, urgency, unmetBecause } = now;
          send({ state: before, urgency, unmetBecause }, () => {});
        },
      ),
    );
  const done = () => {
    setDoing(undefined);
    opener.current?.focus();
  };
  const usual = (
    <>
      {HandOn ? <HandOn need={need} /> : null}
      {isOpen ? (
        <>
          <Button
            ref={opener}
            variant="light"
            size="compact-md"
            leftSection={<IconUserPlus size={18} stroke={1.8} />}
            onClick={() => setDoing("helper")}
          >
            {t("act.helper")}
          </Button>
          <Button
            variant="subtle"
            size="compact-md"
            loading={write.isPending}
            leftSection={<IconCheck size={18} stroke={2} />}
            onClick={() => moveTo("solved")}
          >
            {t("act.solved")}
          </Button>
        </>
      ) : (
        <Button
          variant="light"
          size="compact-md"
          loading={write.isPending}
          leftSection={<IconRotate size={18} stroke={1.8} />}
          onClick={() => moveTo("new")}
        >
          {t("act.again")}
        </Button>
      )}
    </>
  );
  const moves = isOpen ? (
    <>
      <Menu.Item leftSection={<IconGauge size={20} />} onClick={() => setDoing("urgency")}>
        {t("act.urgency")}
      </Menu.Item>
      <Menu.Item leftSection={<IconBarrierBlock size={20} />} onClick={() => setDoing("unmet")}>
        {t("act.unmet")}
      </Menu.Item>
      <Menu.Item leftSection={<IconHeart size={20} />} onClick={() => moveTo("accepted")}>
        {t("act.accepted")}
      </Menu.Item>
      {now.state === "lost-sight" ? null : (
        <Menu.Item leftSection={<IconEyeOff size={20} />} onClick={() => moveTo("lost-sight")}>
          {t("act.lostSight")}
        </Menu.Item>
      )}
      <Menu.Divider />
    </>
  ) : null;
  return (
    <>
      <EntryActs entry={entry} isFolded before={usual} items={moves} />
      {doing === "helper" ? <HelperForm need={need} onDone={done} /> : null}
      {doing === "urgency" || doing === "unmet" ? (
        <MoveForm key={doing} need={need} asks={doing} onDone={done} />
      ) : null}
    </>
  );
}
