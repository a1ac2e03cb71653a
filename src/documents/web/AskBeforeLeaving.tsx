import { Button, Group, Modal } from "@mantine/core";
import { useBlocker } from "@tanstack/react-router";
import { useDocumentWords } from "./use-document-words.ts";

/** A file cannot be kept over a reload, nor away from its page: whoever leaves either is asked once. */
export function AskBeforeLeaving({ count }: { count: number }) {
  const { t } = useDocumentWords();
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => current.pathname !== next.pathname,
    withResolver: true,
  });
  if (leaving.status !== "blocked") return null;
  return (
    <Modal
      opened
      onClose={leaving.reset}
      title={t("leave.title", { count })}
      closeButtonProps={{ "aria-label": t("platform:close") }}
    >
      <p>{t("leave.text")}</p>
      <Group mt="lg">
        <Button onClick={leaving.reset} data-autofocus>
          {t("leave.stay")}
        </Button>
        <Button color="red" variant="light" onClick={leaving.proceed}>
          {t("leave.go")}
        </Button>
      </Group>
    </Modal>
  );
}
