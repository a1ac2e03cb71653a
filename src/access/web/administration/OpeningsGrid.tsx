import { Button } from "@mantine/core";
import { useId, useState } from "react";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import { type Profession, professions } from "../../contract.ts";
import { changesBetween, isSameOpening, mayOpenCompartments } from "../../rules.ts";
import {
  changeOpenings,
  getService,
  listAllServices,
  type MemberService,
  type Opening,
} from "../../service-contract.ts";
import { Refused } from "./Ask.tsx";
import administration from "./administration.module.css";
import classes from "./openings.module.css";
import { Section } from "./Section.tsx";
import { useAdministrationWords } from "./words.ts";

/**
 * Who opens what: professions down, compartments across. What is ticked is a draft until it is
 * saved; the foot says in words what will change.
 */
export function OpeningsGrid({ service }: { service: MemberService }) {
  const { t } = useAdministrationWords();
  const note = useId();
  const change = useAct(changeOpenings, [getService, listAllServices]);
  const [draft, setDraft] = useState<readonly Opening[]>(service.openings);
  const [isWhole, setWhole] = useState(false);
  const changes = changesBetween(service.openings, draft);
  const count = changes.open.length + changes.close.length;
  const isUsual = differs(draft, service.usual) === 0;
  const has = (all: readonly Opening[], one: Opening) =>
    all.some((other) => isSameOpening(one, other));
  const toggle = (one: Opening) =>
    setDraft(
      has(draft, one) ? draft.filter((other) => !isSameOpening(one, other)) : [...draft, one],
    );
  const membersOf = (profession: Profession) =>
    service.professions.find((one) => one.profession === profession)?.members ?? 0;
  const rows = professions
    .filter(mayOpenCompartments)
    .filter(
      (profession) =>
        isWhole ||
        membersOf(profession) > 0 ||
        [...service.usual, ...service.openings].some((one) => one.profession === profession),
    );
  const save = () =>
    change.mutate(
      { key: service.key, ...changes },
      { onSuccess: () => sayDone(t("administration.saved")) },
    );
  return (
    <Section title={t("administration.service.grid")} text={t("administration.service.gridText")}>
      <div className={classes["scroll"]}>
        <table className={classes["grid"]}>
          <thead>
            <tr>
              <th scope="col">{t("administration.service.profession")}</th>
              {service.compartments.map((compartment) => (
                <th key={compartment} scope="col">
                  {t(`compartment.${compartment}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((profession) => (
              <tr key={profession}>
                <th scope="row">
                  {t(`profession.${profession}`)}
                  {membersOf(profession) > 0 ? (
                    <small className={classes["here"]}>
                      {t("administration.service.here", { count: membersOf(profession) })}
                    </small>
                  ) : null}
                </th>
                {service.compartments.map((compartment) => {
                  const one = { profession, compartment };
                  const isUnusual = has(draft, one) !== has(service.usual, one);
                  return (
                    <td key={compartment} data-unusual={isUnusual || undefined}>
                      <label>
                        <input
                          type="checkbox"
                          checked={has(draft, one)}
                          aria-label={t("administration.service.cell", {
                            profession: t(`profession.${profession}`),
                            compartment: t(`compartment.${compartment}`),
                          })}
                          {...(isUnusual && { "aria-describedby": note })}
                          onChange={() => toggle(one)}
                        />
                      </label>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <span id={note} hidden>
        {t("administration.service.unusual")}
      </span>
      <div className={classes["gridWays"]}>
        <Button variant="subtle" onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? "administration.service.fewer" : "administration.service.others")}
        </Button>
        {isUsual ? null : (
          <Button variant="subtle" onClick={() => setDraft(service.usual)}>
            {t("administration.service.toUsual")}
          </Button>
        )}
      </div>
      {count > 0 ? (
        <div className={classes["toSave"]}>
          <div role="status">
            <strong>{t("administration.service.unsaved", { count })}</strong>
            <Changes changes={changes} />
          </div>
          <div className={administration["buttons"]}>
            <Button loading={change.isPending} onClick={save}>
              {t("platform:save")}
            </Button>
            <Button variant="default" onClick={() => setDraft(service.openings)}>
              {t("administration.service.undo")}
            </Button>
          </div>
        </div>
      ) : null}
      <Refused problem={change.error} />
    </Section>
  );
}

function Changes({ changes }: { changes: ReturnType<typeof changesBetween> }) {
  const { t } = useAdministrationWords();
  const line = (how: "opens" | "closes", { profession, compartment }: Opening) => (
    <li key={`${how} ${profession} ${compartment}`}>
      {t(`administration.service.${how}`, {
        profession: t(`profession.${profession}`),
        compartment: t(`compartment.${compartment}`),
      })}
    </li>
  );
  return (
    <ul>
      {changes.open.map((one) => line("opens", one))}
      {changes.close.map((one) => line("closes", one))}
    </ul>
  );
}

function differs(one: readonly Opening[], other: readonly Opening[]): number {
  const { open, close } = changesBetween(one, other);
  return open.length + close.length;
}
