import { CircleOfPeople } from "../../../platform/web/CircleOfPeople.tsx";
import type { FormWords } from "../form/use-form-words.ts";
import classes from "./tablet.module.css";

/** The person is done; the tablet waits for the colleague. */
export function Thanks({ words }: { words: FormWords }) {
  return (
    <div className={classes["middle"]}>
      <div className={classes["rings"]}>
        <CircleOfPeople />
      </div>
      <h1>{words("thanks")}</h1>
      <p className={classes["large"]}>{words("thanksText")}</p>
    </div>
  );
}
