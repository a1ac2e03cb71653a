import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../platform/web/client.ts";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import classes from "./forms.module.css";

interface Props {
  readonly title: string;
  /** What the button says that does it. */
  readonly go: string;
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly onGo: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A window with something to fill in; what stands at a field is not said twice. */
export function RequestWindow({ title, go, isBusy, problem, onGo, onClose, children }: Props) {
  const { t } = useTranslation("platform");
  const textOf = useProblemText("oversight");
  return (
    <Modal
      opened
      size="lg"
      title={title}
      onClose={onClose}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (!isBusy) onGo();
        }}
      >
        {children}
        {problem && problem.errors.length === 0 ? (
          <p role="alert" className={classes["problem"]}>
            {textOf(problem)}
          </p>
        ) : null}
        <div className={classes["buttons"]}>
          <Button type="submit" loading={isBusy}>
            {go}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
