import { sayWithUndo } from "../../circle/web/index.ts";
import type { Input } from "../../platform/endpoint.ts";
import { call } from "../../platform/web/client.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { queryClient } from "../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../platform/web/say.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import { amendEntry } from "../../record/contract.ts";
import { listNeeds, type Need, nameNeed } from "../contract.ts";
import { useNeedWords } from "./use-need-words.ts";

/** Names a need, and offers to take the tap back: then it stands there as a mistake. */
export function useNameNeed() {
  const { t, nameOf } = useNeedWords();
  const textOf = useProblemText("needs");
  const write = useWrite(nameNeed, [listNeeds]);
  const undo = (
    id: Parameters<typeof call<typeof amendEntry.input, typeof amendEntry.output>>[1]["id"],
  ) =>
    call(amendEntry, { id, kind: "mistake", text: t("name.undoText") })
      .then(() => sayDone(t("name.undone")))
      .finally(() => queryClient.invalidateQueries({ queryKey: [listNeeds.name] }));
  const go = (need: Input<typeof nameNeed>, onNamed?: (named: Need) => void) =>
    write.mutate(need, {
      onSuccess: (named) => {
        onNamed?.(named);
        const said = t("name.done", { need: nameOf(named) });
        sayWithUndo(said, t("platform:undo"), () => undo(named.entry.id));
      },
      onError: (problem) => {
        if (problem.errors.length === 0) saySorry(textOf(problem));
      },
    });
  return { ...write, go };
}
