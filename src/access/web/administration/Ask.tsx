import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Problem } from "../../../platform/web/client.ts";
import { useProblemText } from "../../../platform/web/problem-text.ts";
import classes from "./administration.module.css";
import { isAtField } from "./words.ts";

interface Props {
  readonly title: string;
  readonly text?: string;
  /** What the button says that does it. */
  readonly go: string;
  readonly tone?: "plain" | "ends";
  readonly isBusy: boolean;
  readonly problem: Problem | null;
  readonly onGo: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** A window that asks once, with or without something to fill in, and says why it was refused. */
export function Ask(props: Props) {
  const { t } = useTranslation("platform");
  return (
    <Modal
      opened
      onClose={props.onClose}
      size="lg"
      title={props.title}
      closeButtonProps={{ "aria-label": t("close") }}
    >
      <form
        noValidate
        className={classes["form"]}
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.isBusy) props.onGo();
        }}
      >
        {props.text ? <p className={classes["text"]}>{props.text}</p> : null}
        {props.children}
        <Refused problem={props.problem} />
        <div className={classes["buttons"]}>
          <Button
            type="submit"
            loading={props.isBusy}
            {...(props.tone === "ends" && { color: "red" })}
          >
            {props.go}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t("cancel")}
          </Button>
        </div>
      </form>
    </Modal>
  );
}

/** Why it was not done; what stands at a field is not said twice. */
export function Refused({ problem }: { problem: Problem | null }) {
  const textOf = useProblemText("access");
  if (!problem || isAtField(problem)) return null;
  return (
    <p role="alert" className={classes["problem"]}>
      {textOf(problem)}
    </p>
  );
}
