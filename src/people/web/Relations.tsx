import { ActionIcon, Button, Modal } from "@mantine/core";
import { IconUserPlus, IconX } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct } from "../../platform/web/queries.ts";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import { saySorry } from "../../platform/web/say.ts";
import {
  endRelation,
  type Glimpse,
  type Person,
  type Relation,
  relatePeople,
} from "../contract.ts";
import { Choice } from "./Choice.tsx";
import classes from "./person.module.css";
import { SearchBox } from "./SearchBox.tsx";
import { isolated, useWords } from "./use-words.ts";

const kinds = [
  "household",
  "partner",
  "child",
  "parent",
  "sibling",
  "relative",
  "friend",
  "trusted",
  "trusted-by",
] as const satisfies readonly Relation["kind"][];

/** The people around the person whom the house knows as well. */
export function Relations({
  person,
  onChanged,
}: {
  person: Person;
  onChanged: (person: Person) => void;
}) {
  const { t, nameOf } = useWords();
  const textOf = useProblemText("people");
  const [isAdding, setAdding] = useState(false);
  const end = useAct(endRelation);
  return (
    <section className={classes["section"]} aria-labelledby="relations-title">
      <div className={classes["sectionHead"]}>
        <h2 id="relations-title">{t("section.relations")}</h2>
      </div>
      {person.relations.length === 0 ? (
        <p className={classes["nothing"]}>{t("sectionEmpty.relations")}</p>
      ) : null}
      <ul className={classes["relations"]}>
        {person.relations.map(({ id, kind, person: other }) => (
          <li key={id}>
            <RingAvatar given={other.given} family={other.family} seed={other.number} size={44} />
            <span>
              <Link to="/people/$id" params={{ id: other.id }}>
                <bdi>{nameOf(other)}</bdi>
              </Link>
              <small>{t(`relation.${kind}`)}</small>
            </span>
            <ActionIcon
              variant="subtle"
              size={44}
              aria-label={t("relation.remove", { name: nameOf(other) })}
              loading={end.isPending && end.variables.relationId === id}
              onClick={() =>
                end.mutate(
                  { id: person.id, relationId: id },
                  { onSuccess: onChanged, onError: (problem) => saySorry(textOf(problem)) },
                )
              }
            >
              <IconX size={20} stroke={1.7} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      <Button
        variant="light"
        leftSection={<IconUserPlus size={20} />}
        onClick={() => setAdding(true)}
      >
        {t("relation.add")}
      </Button>
      <Modal
        opened={isAdding}
        onClose={() => setAdding(false)}
        title={t("relation.addTitle", { name: isolated(nameOf(person)) })}
        size={680}
        closeButtonProps={{ "aria-label": t("platform:close") }}
      >
        <RelationForm
          person={person}
          onAdded={(changed) => {
            setAdding(false);
            onChanged(changed);
          }}
        />
      </Modal>
    </section>
  );
}

function RelationForm({ person, onAdded }: { person: Person; onAdded: (person: Person) => void }) {
  const { t, nameOf } = useWords();
  const textOf = useProblemText("people");
  const [text, setText] = useState("");
  const [kind, setKind] = useState<Relation["kind"]>("household");
  const relate = useAct(relatePeople);
  const add = (other: Glimpse) =>
    relate.mutate({ id: person.id, otherId: other.id, kind }, { onSuccess: onAdded });
  return (
    <div className={classes["relationForm"]}>
      <Choice
        label={t("relation.is", { name: isolated(nameOf(person)) })}
        options={kinds}
        value={kind}
        textOf={(option) => t(`relation.${option}`)}
        onChange={setKind}
      />
      <SearchBox
        text={text}
        onText={setText}
        onChoose={add}
        nobody={<p className={classes["nothing"]}>{t("search.nobody")}</p>}
      />
      {relate.error ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(relate.error)}
        </p>
      ) : null}
    </div>
  );
}
