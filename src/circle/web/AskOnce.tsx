import { Button, Modal } from "@mantine/core";
import type { ReactNode } from "react";
import type { Problem } from "../../platform/web/client.ts";
import classes from "./forms.module.css";
import { Refused } from "./Refused.tsx";
import { useCircleWords } from "./use-circle-words.ts";

interface Props {
  readonly title: string;
  /** What happens then, one thing a line. */
  readonly happens: readonly string[];
  /** What the button says that does it. */
  readonly go: string;
  readonly isBusy: boolean;
  readonly isDisabled?: boolean;
  readonly problem: Problem | null;
  readonly onGo: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks once before something ends, and says what will happen. */
export function AskOnce(props: Props) {
  return (
    <Modal opened onClose={props.onClose} title={props.title} size="lg">
      <Asked {...props} />
    </Modal>
  );
}

/** The same inside a window that is open already. */
export function AskHere(props: Props) {
  return (
    <section aria-label={props.title}>
      <h3 className={classes["askTitle"]}>{props.title}</h3>
      <Asked {...props} />
    </section>
  );
}

function Asked(props: Props) {
  const { t } = useCircleWords();
  return (
    <div className={classes["form"]}>
      {props.children}
      <ul className={classes["plain"]}>
        {props.happens.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Refused problem={props.problem} />
      <div className={classes["buttons"]}>
        <Button
          color="red"
          loading={props.isBusy}
          disabled={props.isDisabled === true}
          onClick={props.onGo}
        >
          {props.go}
        </Button>
        <Button variant="default" onClick={props.onClose} autoFocus data-autofocus>
          {t("platform:cancel")}
        </Button>
      </div>
    </div>
  );
}
