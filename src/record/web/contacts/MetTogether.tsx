import { Link } from "@tanstack/react-router";
import { Fragment } from "react";
import type { Entry } from "../../contract.ts";
import classes from "../note.module.css";
import { useRecordWords } from "../use-record-words.ts";

/** Who else was there: by name whom the reader follows, the others as somebody. */
export function MetTogether({ others }: Pick<NonNullable<Entry["contact"]>, "others">) {
  const { t } = useRecordWords();
  const named = others.filter((one) => one !== null);
  const unnamed = others.length - named.length;
  if (others.length === 0) return null;
  return (
    <p className={classes["together"]}>
      {t("contact.with")}{" "}
      {named.map(({ id, given, family }, place) => (
        <Fragment key={id}>
          {place > 0 ? ", " : ""}
          <Link to="/people/$id/file" params={{ id }}>
            <bdi>{`${given} ${family}`.trim()}</bdi>
          </Link>
        </Fragment>
      ))}
      {unnamed > 0
        ? `${named.length > 0 ? ", " : ""}${t("contact.somebodyElse", { count: unnamed })}`
        : ""}
    </p>
  );
}
