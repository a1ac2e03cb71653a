import { Button } from "@mantine/core";
import { IconDoorEnter } from "@tabler/icons-react";
import type { Ref } from "react";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import type { Person } from "../contract.ts";
import classes from "./person-head.module.css";
import { SpeakLine } from "./SpeakAndReach.tsx";
import { usePersonActions } from "./slots.tsx";
import { useWords } from "./use-words.ts";

/** Who it is, and the one thing one does next: say that they are here. */
export function PersonHead({
  person,
  isNew,
  isFirst,
  speaks,
  arrive,
  onArrive,
}: {
  person: Person;
  isNew: boolean;
  /** The arrival is what this page is for. */
  isFirst: boolean;
  /** How to speak with the person is said here, since the page itself does not. */
  speaks: boolean;
  arrive: Ref<HTMLButtonElement>;
  onArrive: () => void;
}) {
  const { t, nameOf, fullName, birth, age } = useWords();
  const { ArriveAction, CardAction } = usePersonActions();
  const otherNames = person.otherNames.filter(({ kind }) => kind !== "former");
  return (
    <header className={classes["head"]}>
      <RingAvatar given={person.given} family={person.family} seed={person.number} size={112} />
      <div className={classes["who"]}>
        {isNew ? <p className={classes["new"]}>{t("person.registered")}</p> : null}
        <h1>
          <bdi>{nameOf(person)}</bdi>
        </h1>
        {otherNames.length > 0 ? (
          <p className={classes["otherNames"]}>
            {otherNames.map((name) => (
              <bdi key={`${name.kind} ${fullName(name)}`}>{fullName(name)}</bdi>
            ))}
          </p>
        ) : null}
        <p className={classes["facts"]}>
          <span>
            {birth(person.birth)}
            {person.birth ? ` · ${age(person.birth)}` : ""}
          </span>
          <span dir="ltr" className={classes["number"]}>
            {person.number}
          </span>
        </p>
        {speaks ? <SpeakLine person={person} /> : null}
      </div>
      <div className={classes["actions"]} data-first={isFirst}>
        {ArriveAction ? (
          <Button
            ref={arrive}
            size="lg"
            variant={isFirst ? "filled" : "default"}
            leftSection={<IconDoorEnter size={24} stroke={1.8} className={classes["door"]} />}
            onClick={onArrive}
            autoFocus={isNew}
          >
            <span>{t("person.arrive")}</span>
          </Button>
        ) : null}
        {CardAction && isFirst ? <CardAction person={person} /> : null}
      </div>
    </header>
  );
}
