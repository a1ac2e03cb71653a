import { Link } from "@tanstack/react-router";
import type { PersonId } from "../../../people/contract.ts";
import type { Picture } from "../../contract.ts";
import { usePlanWords } from "../use-plan-words.ts";
import classes from "./picture.module.css";

/** Who stands around the person, as far as the circle tells. */
export function Around({ picture, personId }: { picture: Picture; personId: PersonId }) {
  const { t, nameOf } = usePlanWords();
  const { care, voices, person } = picture;
  const advice = person?.reach.advice;
  return (
    <section className={classes["card"]} aria-labelledby="around-title">
      <h2 id="around-title">
        <Link to="/people/$id/circle" params={{ id: personId }}>
          {t("around.title")}
        </Link>
      </h2>
      <ul className={classes["names"]}>
        {care.map(({ service, only, ours }) => (
          <li key={`${service.id} ${only?.id}`} data-ours={ours}>
            <bdi>{only ? nameOf(only) : service.name}</bdi>
            {only ? <span className={classes["soft"]}> {service.name}</span> : null}
          </li>
        ))}
        {voices.map(({ kind, name }) => (
          <li key={`${kind} ${name}`} data-close>
            <bdi>{name}</bdi>
            <span className={classes["soft"]}> {t(`around.${kind}`)}</span>
          </li>
        ))}
      </ul>
      {advice ? (
        <p className={classes["advice"]}>
          <strong>{t("around.reach")}</strong> <span dir="auto">{advice}</span>
        </p>
      ) : null}
    </section>
  );
}
