import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { usePersonTabs, usePersonWords } from "../../people/web/index.ts";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import type { MyPerson, NamedService } from "../contract.ts";
import classes from "./my-people.module.css";
import { useCircleWords } from "./use-circle-words.ts";
import { useRenewal } from "./use-renewal.ts";

/** Somebody I accompany: open them, or go on when the time is nearly over. */
export function MyPersonRow({ person }: { person: MyPerson }) {
  const { t, day } = useCircleWords();
  const { nameOf, birth, age } = usePersonWords();
  const { services, onlyMe, until, endingSoon } = person;
  const [service] = services;
  const [first] = usePersonTabs();
  return (
    <li className={classes["row"]}>
      <RingAvatar given={person.given} family={person.family} seed={person.number} size={52} />
      <div className={classes["who"]}>
        <Link to={first?.to ?? "/people/$id/circle"} params={{ id: person.id }}>
          <bdi>{nameOf(person)}</bdi>
        </Link>
        <span>
          {[birth(person.birth), person.birth ? age(person.birth) : ""].filter(Boolean).join(", ")}
        </span>
      </div>
      <div className={classes["by"]}>
        <span>{services.map(({ name }) => name).join(", ")}</span>
        {onlyMe ? <span className={classes["soft"]}>{t("myPeople.onlyMe")}</span> : null}
      </div>
      <span className={classes["until"]} data-soon={endingSoon}>
        {t("until", { day: day(until) })}
      </span>
      <span className={classes["act"]}>
        {endingSoon && service ? <Renew person={person} service={service} /> : null}
      </span>
    </li>
  );
}

function Renew({ person, service }: { person: MyPerson; service: NamedService }) {
  const { t } = useCircleWords();
  const { nameOf } = usePersonWords();
  const renew = useRenewal(person.id, service.id, person.onlyMe ? "only-me" : "service");
  return (
    <Button
      variant="light"
      size="sm"
      loading={renew.isPending}
      aria-label={t("myPeople.renewName", { name: nameOf(person) })}
      onClick={renew.go}
    >
      {t("renew.go")}
    </Button>
  );
}
