import { useRef } from "react";
import type { FormWords } from "../form/use-form-words.ts";
import classes from "./tablet.module.css";

/** Nobody has to go on; it asks once, for a finger slips. */
export function Stop({ words, onStop }: { words: FormWords; onStop: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  return (
    <>
      <button
        type="button"
        className={classes["plain"]}
        onClick={() => dialog.current?.showModal()}
      >
        {words("stop")}
      </button>
      <dialog ref={dialog} className={classes["ask"]} aria-label={words("stop")}>
        <p>{words("stopAsk")}</p>
        <div>
          <button
            type="button"
            className={classes["plain"]}
            onClick={() => dialog.current?.close()}
          >
            {words("goOn")}
          </button>
          <button
            type="button"
            className={classes["primary"]}
            onClick={() => {
              dialog.current?.close();
              onStop();
            }}
          >
            {words("stop")}
          </button>
        </div>
      </dialog>
    </>
  );
}
