import { Button, Select } from "@mantine/core";
import { IconFileSpreadsheet, IconPrinter } from "@tabler/icons-react";
import { useState } from "react";
import { Empty } from "../../../platform/web/Empty.tsx";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { type AccessList, listWhoMayOpen } from "../../law-contract.ts";
import { csvLine } from "../../rules.ts";
import classes from "./access-list.module.css";
import { useAdministrationWords } from "./words.ts";

/** Who may open what, service by service, on a page of its own for each: to keep, to show, to print. */
export function AccessListPage() {
  const words = useAdministrationWords();
  const { t, formats } = words;
  const { data, error, refetch } = useAnswer(listWhoMayOpen, {}, { staleTime: 60_000 });
  const [service, setService] = useState<string | null>(null);
  const shown = data?.services.filter(({ key }) => service === null || key === service) ?? [];
  return (
    <>
      <div className={classes["screenOnly"]}>
        <PageHead title={t("administration.list.title")} text={t("administration.list.text")}>
          <Button
            leftSection={<IconPrinter size={20} stroke={1.8} aria-hidden />}
            disabled={shown.length === 0}
            onClick={() => window.print()}
          >
            {t("administration.list.print")}
          </Button>
          <Button
            variant="default"
            leftSection={<IconFileSpreadsheet size={20} stroke={1.8} aria-hidden />}
            disabled={shown.length === 0}
            onClick={() => saveCsv(shown, words)}
          >
            {t("administration.list.csv")}
          </Button>
        </PageHead>
        <Select
          className={classes["choice"] ?? ""}
          aria-label={t("administration.list.service")}
          placeholder={t("administration.list.all")}
          clearable
          value={service}
          data={(data?.services ?? []).map(({ key, name }) => ({ value: key, label: name }))}
          onChange={setService}
        />
      </div>
      {error ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      {data?.services.length === 0 ? (
        <Empty title={t("administration.list.empty")}>{t("administration.list.emptyText")}</Empty>
      ) : null}
      {shown.map((list) => (
        <ListOfService
          key={list.key}
          list={list}
          made={t("administration.list.made", { when: formats.dayTime(data?.madeAt ?? "") })}
        />
      ))}
    </>
  );
}

function ListOfService({ list, made }: { list: AccessList; made: string }) {
  const { t, compartments, ground, enterpriseNumber } = useAdministrationWords();
  const word = (name: string) => t(`administration.list.${name}`);
  const facts = [
    [word("number"), list.enterpriseNumber && enterpriseNumber(list.enterpriseNumber)],
    [word("approval"), list.approvalNumber],
    [word("contact"), list.privacyContact],
  ].filter(([, value]) => value);
  return (
    <section className={classes["service"]} aria-label={list.name}>
      <h2>{list.name}</h2>
      {facts.map(([name, value]) => (
        <p key={name}>
          {name} : {value}
        </p>
      ))}
      <h3>{word("byProfession")}</h3>
      {list.professions.length === 0 ? <p>{word("noProfession")}</p> : null}
      {list.professions.length > 0 ? (
        <table className={classes["professions"]}>
          <thead>
            <tr>
              <th scope="col">{word("profession")}</th>
              <th scope="col">{word("opens")}</th>
            </tr>
          </thead>
          <tbody>
            {list.professions.map((one) => (
              <tr key={one.profession}>
                <td>{t(`profession.${one.profession}`)}</td>
                <td data-name={word("opens")}>{compartments(one.compartments)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <h3>{word("byStaff")}</h3>
      {list.staff.length === 0 ? <p>{word("noStaff")}</p> : null}
      {list.staff.length > 0 ? (
        <table>
          <thead>
            <tr>
              {["name", "role", "profession", "ground", "opens"].map((name) => (
                <th key={name} scope="col">
                  {word(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {list.staff.map((one) => (
              <tr key={`${one.family} ${one.given} ${one.profession}`}>
                <td>
                  {one.given} {one.family}
                </td>
                <td data-name={word("role")}>
                  {one.roles.map((role) => t(`role.${role}`)).join(", ")}
                </td>
                <td data-name={word("profession")}>{t(`profession.${one.profession}`)}</td>
                <td data-name={word("ground")}>
                  {ground(one.secrecyGround)}
                  {one.responsibleName ? (
                    <small>
                      {word("responsible")} {one.responsibleName}
                    </small>
                  ) : null}
                </td>
                <td data-name={word("opens")}>{compartments(one.opens) || word("nothing")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      <p className={classes["made"]}>{made}</p>
    </section>
  );
}

/** One line per staff member, and one per profession that nobody has at the moment. */
function saveCsv(
  lists: readonly AccessList[],
  { t, compartments, ground }: ReturnType<typeof useAdministrationWords>,
): void {
  const heads = ["service", "profession", "opens", "name", "role", "ground", "responsible"];
  const lines = lists.flatMap((list) => [
    ...list.staff.map((one) => [
      list.name,
      t(`profession.${one.profession}`),
      compartments(one.opens),
      `${one.given} ${one.family}`,
      one.roles.map((role) => t(`role.${role}`)).join(", "),
      ground(one.secrecyGround),
      one.responsibleName,
    ]),
    ...list.professions
      .filter(({ profession }) => !list.staff.some((one) => one.profession === profession))
      .map((one) => [
        list.name,
        t(`profession.${one.profession}`),
        compartments(one.compartments),
        ...["", "", "", ""],
      ]),
  ]);
  const head = heads.map((name) => t(`administration.list.${name}`));
  // With the mark of its encoding, or a spreadsheet reads every accent wrong.
  const text = `\uFEFF${[head, ...lines].map(csvLine).join("\r\n")}\r\n`;
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = `${lists.length === 1 ? lists[0]?.key : "kring"}-access.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
