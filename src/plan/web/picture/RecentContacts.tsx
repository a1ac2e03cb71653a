import { Link } from "@tanstack/react-router";
import type { PersonId } from "../../../people/contract.ts";
import type { Picture } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./picture.module.css";

/** The last times somebody met the person: what was said where it is open, else that they met. */
export function RecentContacts({ picture, personId }: { picture: Picture; personId: PersonId }) {
  const { t, word, formats, nameOf } = usePlanWords();
  const { recent, elsewhere } = picture;
  return (
    <section className={classes["section"]} aria-labelledby="recent-title">
      <h2 id="recent-title">{t("recent.title")}</h2>
      {recent.length === 0 ? <p className={classes["soft"]}>{t("recent.none")}</p> : null}
      <ol className={classes["contacts"]}>
        {recent.map(({ entryId, at, place, outcome, reason, author, service }) => (
          <li key={entryId}>
            <time dateTime={at}>{formats.shortDay(at)}</time>
            <p>
              {reason ? <span dir="auto">{reason}</span> : null}
              <span className={classes["soft"]}>
                {[word(`record:place.${place}`), word(`record:outcome.${outcome}`)]
                  .filter(Boolean)
                  .join(" · ")}
              </span>
              <span className={classes["soft"]}>
                <bdi>{nameOf(author)}</bdi>, <bdi>{service.name}</bdi>
              </span>
            </p>
          </li>
        ))}
      </ol>
      {elsewhere.length > 0 ? (
        <p className={classes["elsewhere"]}>
          {elsewhere.map(({ service, contacts }) => (
            <span key={service.id}>
              {t("recent.elsewhere", { count: contacts, service: service.name })}
            </span>
          ))}
        </p>
      ) : null}
      <p className={classes["all"]}>
        <Link to="/people/$id/timeline" params={{ id: personId }}>
          {t("recent.all")}
        </Link>
      </p>
    </section>
  );
}
