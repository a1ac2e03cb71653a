import { Button } from "@mantine/core";
import { IconMessages } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { saySorry } from "../../../platform/web/say.ts";
import { useWrite } from "../../../platform/web/use-write.ts";
import { listQueue, type Turn } from "../../../reception/contract.ts";
import {
  beginContact,
  listDraftsAbout,
  listMetTurns,
  listMyDrafts,
  listWritable,
} from "../../contract.ts";
import { useRecordWords } from "../use-record-words.ts";

const changed = [listQueue, listDraftsAbout, listMetTurns, listMyDrafts, listWritable];

/**
 * In one act from the queue: they are being seen, and their file is open with the contact begun, or as
 * it was left. Of whom a contact is signed already none is begun again.
 */
export function BeginContact({ turn }: { turn: Turn }) {
  const { t } = useRecordWords();
  const textOf = useProblemText("record");
  const navigate = useNavigate();
  const begin = useWrite(beginContact, changed);
  const { person, state, id, version } = turn;
  const met = useAnswer(listMetTurns, {}, { staleTime: 60_000 }).data;
  if (!person || (state !== "called" && state !== "being-seen")) return null;
  if (met?.signed.includes(id)) return null;
  return (
    <Button
      size="sm"
      loading={begin.isPending}
      leftSection={<IconMessages size={19} stroke={1.8} />}
      onClick={() =>
        begin.mutate(
          { id: person.id, turn: { id, version } },
          {
            onSuccess: () => navigate({ to: "/people/$id/file", params: { id: person.id } }),
            onError: (problem) => saySorry(textOf(problem)),
          },
        )
      }
    >
      {t(met?.begun.includes(id) ? "contact.goOn" : "contact.begin")}
    </Button>
  );
}
