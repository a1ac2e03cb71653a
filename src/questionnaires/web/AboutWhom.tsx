import { Link } from "@tanstack/react-router";
import type { Person } from "../../people/contract.ts";
import { usePersonWords } from "../../people/web/index.ts";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import classes from "./enter.module.css";

/** Whose answers these are: stays in sight however far down one is. */
export function AboutWhom({ person }: { person: Person }) {
  const { nameOf, birth, age } = usePersonWords();
  return (
    <Link
      to="/people/$id/questionnaires"
      params={{ id: person.id }}
      className={classes["whom"] ?? ""}
    >
      <RingAvatar given={person.given} family={person.family} seed={person.number} size={44} />
      <span>
        <strong>
          <bdi>{nameOf(person)}</bdi>
        </strong>
        <span>
          {birth(person.birth)}
          {person.birth ? ` · ${age(person.birth)}` : ""}
        </span>
      </span>
    </Link>
  );
}
