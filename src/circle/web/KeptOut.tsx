import { useState } from "react";
import { listColleagues } from "../../access/contract.ts";
import type { Person } from "../../people/contract.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct, useAnswer } from "../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../platform/web/say.ts";
import { type Circle, type Exclusion, exclude, getCircle, liftExclusion } from "../contract.ts";
import { AskOnce } from "./AskOnce.tsx";
import classes from "./circle.module.css";
import { Finder, type Found } from "./Finder.tsx";
import { Section } from "./Section.tsx";
import { useCircleWords, useServices } from "./use-circle-words.ts";

/** Whom the person keeps out; letting them in again is one touch. */
export function KeptOut({ person, circle }: { person: Person; circle: Circle }) {
  const { t, colleague, day } = useCircleWords();
  const textOf = useProblemText("circle");
  const [isAdding, setAdding] = useState(false);
  const lift = useAct(liftExclusion, [getCircle]);
  const nameOf = (one: Exclusion) =>
    one.service?.name ?? (one.colleague ? colleague(one.colleague) : "");
  return (
    <Section title={t("keptOut.title")} add={t("keptOut.add")} onAdd={() => setAdding(true)}>
      {circle.exclusions.length === 0 ? (
        <p className={classes["nothing"]}>{t("keptOut.none")}</p>
      ) : null}
      <ul className={classes["lines"]}>
        {circle.exclusions.map((one) => (
          <li key={one.id}>
            <p className={classes["what"]}>
              <bdi>{nameOf(one)}</bdi>
            </p>
            <p className={classes["soft"]}>{t("keptOut.since", { day: day(one.at) })}</p>
            <div className={classes["acts"]}>
              <button
                type="button"
                className={classes["link"]}
                disabled={lift.isPending}
                onClick={() =>
                  lift.mutate(
                    { id: one.id },
                    {
                      onSuccess: () => sayDone(t("keptOut.lifted", { name: nameOf(one) })),
                      onError: (problem) => saySorry(textOf(problem)),
                    },
                  )
                }
              >
                {t("keptOut.lift")}
              </button>
            </div>
          </li>
        ))}
      </ul>
      {isAdding ? <KeepOut person={person} onClose={() => setAdding(false)} /> : null}
    </Section>
  );
}

function KeepOut({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t, colleague, profession } = useCircleWords();
  const { services } = useServices();
  const { data } = useAnswer(listColleagues, {}, { staleTime: 60_000 });
  const [chosen, setChosen] = useState<Found>();
  const keepOut = useAct(exclude, [getCircle]);
  const found: readonly Found[] = [
    ...services.map(({ id, name, compartments }) => ({
      kind: "service" as const,
      id,
      name,
      note: compartments.map((one) => t(`access:compartment.${one}`)).join(", "),
      tone: compartments[0] ?? ("service" as const),
    })),
    ...(data?.staff ?? []).map((one) => ({
      kind: "colleague" as const,
      id: one.id,
      name: colleague(one),
      note: profession(one),
    })),
  ];
  return (
    <AskOnce
      title={t("keptOut.addTitle")}
      happens={[t("keptOut.closes"), t("keptOut.care"), t("keptOut.again")]}
      go={chosen ? t("keptOut.goName", { name: chosen.name }) : t("keptOut.go")}
      isDisabled={!chosen}
      isBusy={keepOut.isPending}
      problem={keepOut.error}
      onGo={() => {
        if (!chosen) return;
        const whom = chosen.kind === "service" ? { serviceId: chosen.id } : { staffId: chosen.id };
        keepOut.mutate(
          { id: person.id, ...whom },
          {
            onSuccess: () => {
              sayDone(t("keptOut.done", { name: chosen.name }));
              onClose();
            },
          },
        );
      }}
      onClose={onClose}
    >
      <Finder label={t("keptOut.whom")} found={found} chosen={chosen} onChoose={setChosen} />
    </AskOnce>
  );
}
