import { Link } from "@tanstack/react-router";
import type { PersonId } from "../../../people/contract.ts";
import type { Picture } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./picture.module.css";

/** What the reader began with this person and has not finished, each with the way to it. */
export function Unfinished({
  unfinished: { drafts, sittings, handedIn },
  personId,
}: {
  unfinished: Picture["unfinished"];
  personId: PersonId;
}) {
  const { t } = usePlanWords();
  if (drafts + sittings + handedIn.length === 0) return null;
  return (
    <p className={classes["unfinished"]}>
      {drafts > 0 ? (
        <Link to="/people/$id/file" params={{ id: personId }}>
          {t("unfinished.drafts", { count: drafts })}
        </Link>
      ) : null}
      {sittings > 0 ? (
        <Link to="/people/$id/questionnaires" params={{ id: personId }}>
          {t("unfinished.sittings", { count: sittings })}
        </Link>
      ) : null}
      {handedIn.map((id) => (
        <Link key={id} to="/sittings/$id" params={{ id }}>
          {t("unfinished.handedIn")}
        </Link>
      ))}
    </p>
  );
}
