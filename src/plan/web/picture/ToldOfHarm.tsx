import { IconHeartHandshake } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { PersonId } from "../../../people/contract.ts";
import type { Picture } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./picture.module.css";

interface Props {
  readonly told: Picture["toldOfHarm"];
  readonly personId: PersonId;
}

/** Somebody said it in an answer: it is asked about again, by whoever sees them next. */
export function ToldOfHarm({ told, personId }: Props) {
  const { t, formats } = usePlanWords();
  const [newest] = told;
  if (!newest) return null;
  return (
    <p className={classes["harm"]}>
      <IconHeartHandshake size={24} stroke={1.9} aria-hidden />
      <span>
        <strong>{t("harm", { day: formats.day(newest.at) })}</strong>{" "}
        <Link to="/people/$id/questionnaires" params={{ id: personId }}>
          {t("harmSee")}
        </Link>
      </span>
    </p>
  );
}
