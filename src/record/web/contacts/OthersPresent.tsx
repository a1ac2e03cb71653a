import { Button, Checkbox, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { useDeferredValue, useState } from "react";
import { findPeople, type Person, type PersonId } from "../../../people/contract.ts";
import { usePersonWords } from "../../../people/web/index.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import pills from "../pills.module.css";
import { useRecordWords } from "../use-record-words.ts";

interface Named {
  readonly id: PersonId;
  readonly given: string;
  readonly family: string;
  readonly birth?: string | null;
}

interface Props {
  readonly person: Person;
  readonly others: readonly PersonId[];
  readonly error: string | undefined;
  readonly onChange: (others: PersonId[]) => void;
}

/** Who else was there: those who belong to them first, anybody else by name. */
export function OthersPresent({ person, others, error, onChange }: Props) {
  const { t } = useRecordWords();
  const { nameOf, birth } = usePersonWords();
  const [asked, setAsked] = useState("");
  const [added, setAdded] = useState<readonly Named[]>([]);
  const q = useDeferredValue(asked.trim());
  const found =
    useAnswer(findPeople, { q, limit: 6 }, { enabled: q.length > 2 }).data?.people ?? [];
  const close: readonly Named[] = person.relations.map((relation) => relation.person);
  const known = [...new Map([...close, ...added].map((one) => [one.id, one])).values()];
  const unknown = others.filter((id) => known.every((one) => one.id !== id));
  const toggle = (id: PersonId) =>
    onChange(others.includes(id) ? others.filter((one) => one !== id) : [...others, id]);
  return (
    <div className={pills["others"]}>
      <strong>{t("contact.others")}</strong>
      {known.map((one) => (
        <Checkbox
          key={one.id}
          label={<bdi>{nameOf(one)}</bdi>}
          checked={others.includes(one.id)}
          onChange={() => toggle(one.id)}
        />
      ))}
      {unknown.length > 0 ? (
        <small>{t("contact.othersMore", { count: unknown.length })}</small>
      ) : null}
      <TextInput
        type="search"
        label={t("contact.othersFind")}
        leftSection={<IconSearch size={20} stroke={1.8} aria-hidden />}
        value={asked}
        error={error}
        onChange={({ currentTarget }) => setAsked(currentTarget.value)}
      />
      {q.length > 2 ? (
        <ul>
          {found
            .filter(({ id }) => id !== person.id && known.every((one) => one.id !== id))
            .map((one) => (
              <li key={one.id}>
                <Button
                  variant="subtle"
                  size="compact-md"
                  onClick={() => {
                    setAdded([...added, one]);
                    setAsked("");
                    toggle(one.id);
                  }}
                >
                  <bdi>{nameOf(one)}</bdi>
                </Button>
                <small>{birth(one.birth ?? null)}</small>
              </li>
            ))}
        </ul>
      ) : null}
    </div>
  );
}
