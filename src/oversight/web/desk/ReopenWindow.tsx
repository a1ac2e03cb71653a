import { Button, Modal } from "@mantine/core";
import { endOwnFile, listOwnFiles, type OwnFile } from "../../../circle/contract.ts";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../../platform/web/say.ts";
import { useOversightWords } from "../use-oversight-words.ts";
import classes from "./own-files.module.css";

interface Props {
  readonly file: OwnFile;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Asks once before a file opens to a colleague again, and says what that means. */
export function ReopenWindow({ file, onClose, onDone }: Props) {
  const { t, nameOf } = useOversightWords();
  const textOf = useProblemText("oversight");
  const reopen = useAct(endOwnFile, [listOwnFiles]);
  const name = nameOf(file.colleague);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("ownFiles.ask", { name })}
      closeButtonProps={{ "aria-label": t("platform:close") }}
    >
      <ul className={classes["happens"]}>
        <li>{t("ownFiles.happens.reads", { name, person: nameOf(file.person) })}</li>
        <li>{t(`ownFiles.happens.${file.kind}`)}</li>
        <li>{t("ownFiles.happens.back")}</li>
      </ul>
      <div className={classes["acts"]}>
        <Button
          loading={reopen.isPending}
          onClick={() =>
            reopen.mutate(
              { id: file.id },
              {
                onSuccess: () => {
                  sayDone(t("ownFiles.done"));
                  onDone();
                },
                onError: (problem) => {
                  saySorry(textOf(problem));
                  onClose();
                },
              },
            )
          }
        >
          {t("ownFiles.reopen")}
        </Button>
        <Button variant="default" onClick={onClose} data-autofocus>
          {t("platform:cancel")}
        </Button>
      </div>
    </Modal>
  );
}
