import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { PageProps } from "../../platform/web/module.ts";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct, useAnswer } from "../../platform/web/queries.ts";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { sayDone } from "../../platform/web/say.ts";
import {
  dismissDuplicate,
  findPeople,
  getPerson,
  listLikelyDuplicates,
  mergePeople,
  type Person,
  type PersonId,
} from "../contract.ts";
import { comparedFields } from "./comparison.ts";
import classes from "./duplicates.module.css";
import { useWords } from "./use-words.ts";

/** Two cards side by side: one person or two? Joining them can be undone. */
export function PairPage({ params, search }: PageProps) {
  const left = useAnswer(getPerson, { id: params["left"] as PersonId });
  const right = useAnswer(getPerson, { id: params["right"] as PersonId });
  const error = left.error ?? right.error;
  if (error) return <Sorry problem={error} onRetry={() => left.refetch()} />;
  if (!left.data || !right.data) return <RingWaiting />;
  const pair = typeof search["pair"] === "string" ? search["pair"] : undefined;
  return <Pair left={left.data} right={right.data} pair={pair} />;
}

function Pair({ left, right, pair }: { left: Person; right: Person; pair: string | undefined }) {
  const words = useWords();
  const { t, nameOf } = words;
  const navigate = useNavigate();
  const textOf = useProblemText("people");
  const merge = useAct(mergePeople, [getPerson, findPeople, listLikelyDuplicates]);
  const dismiss = useAct(dismissDuplicate, [listLikelyDuplicates]);
  const [taken, setTaken] = useState<readonly string[]>(() => richerFields(left, right));
  const rows = comparedFields(words)
    .map(([field, say]) => ({ field, one: say(left), other: say(right) }))
    .filter(({ one, other }) => one !== "" || other !== "");
  const take = (field: string, from: "left" | "right") =>
    setTaken((before) => [
      ...before.filter((name) => name !== field),
      ...(from === "right" ? [field] : []),
    ]);
  const join = () =>
    merge.mutate(
      {
        id: left.id,
        version: left.version,
        otherId: right.id,
        otherVersion: right.version,
        take: rows.map(({ field }) => field).filter((field) => taken.includes(field)),
      },
      {
        onSuccess: (person) => {
          sayDone(t("merge.done"));
          navigate({ to: "/people/$id", params: { id: person.id } });
        },
      },
    );
  const problem = merge.error ?? dismiss.error;
  return (
    <>
      <PageHead title={t("pair.title")} text={t("pair.text")} />
      <table className={classes["table"]}>
        <thead>
          <tr>
            <td />
            {[left, right].map((person) => (
              <th key={person.id} scope="col">
                <RingAvatar
                  given={person.given}
                  family={person.family}
                  seed={person.number}
                  size={56}
                />
                <span>
                  <bdi>{nameOf(person)}</bdi>
                </span>
                <small dir="ltr">{person.number}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ field, one, other }) => (
            <tr key={field} data-differs={one !== other}>
              <th scope="row">{t(`field.${field}`)}</th>
              {one === other ? (
                <td colSpan={2} className={classes["equal"]}>
                  <bdi>{one}</bdi>
                </td>
              ) : (
                (["left", "right"] as const).map((side) => (
                  <td key={side}>
                    <label className={classes["pick"]}>
                      <input
                        type="radio"
                        name={field}
                        checked={taken.includes(field) === (side === "right")}
                        onChange={() => take(field, side)}
                      />
                      <bdi>{(side === "left" ? one : other) || t("pair.nothing")}</bdi>
                    </label>
                  </td>
                ))
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {problem ? (
        <p className={classes["wrong"]} role="alert">
          {textOf(problem)}
        </p>
      ) : null}
      <p className={classes["keeps"]}>{t("pair.keeps")}</p>
      <div className={classes["buttons"]}>
        <Button size="lg" loading={merge.isPending} onClick={join}>
          {t("pair.same")}
        </Button>
        <Button
          size="lg"
          variant="default"
          loading={dismiss.isPending}
          onClick={() =>
            pair
              ? dismiss.mutate({ id: pair }, { onSuccess: () => navigate({ to: "/duplicates" }) })
              : navigate({ to: "/people/$id", params: { id: left.id } })
          }
        >
          {t("pair.two")}
        </Button>
      </div>
    </>
  );
}

/** Where only the other card says something, it is taken unless somebody chooses otherwise. */
function richerFields(left: Person, right: Person): string[] {
  const isEmpty = (value: unknown) =>
    value === null ||
    value === "" ||
    value === "unknown" ||
    (Array.isArray(value) && value.length === 0);
  const simple = Object.keys(left).filter(
    (field) => isEmpty(left[field as keyof Person]) && !isEmpty(right[field as keyof Person]),
  );
  const reach = left.reach.phones.length === 0 && right.reach.phones.length > 0 ? ["reach"] : [];
  const address =
    left.address.kind === "unknown" && right.address.kind !== "unknown" ? ["address"] : [];
  return [...simple, ...reach, ...address];
}
