import { Button, SegmentedControl, Select, TextInput } from "@mantine/core";
import { IconSearch } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Empty } from "../../../platform/web/Empty.tsx";
import type { PageProps } from "../../../platform/web/module.ts";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingAvatar } from "../../../platform/web/RingAvatar.tsx";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { listAllServices } from "../../service-contract.ts";
import { listStaff, type StaffInBrief } from "../../staff-contract.ts";
import { AddStaff } from "./AddStaff.tsx";
import classes from "./administration.module.css";
import lines from "./lines.module.css";
import { today, useAdministrationWords } from "./words.ts";

/** As one types it: no accents, no capitals. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

function hasLeft({ leftOn }: StaffInBrief): boolean {
  return leftOn !== null && leftOn <= today();
}

/** Everybody who works here; those who left stand apart. */
export function StaffPage({ search }: PageProps) {
  const { t } = useAdministrationWords();
  const { data, error, refetch } = useAnswer(listStaff, {});
  const services = useAnswer(listAllServices, {});
  const asked = typeof search["service"] === "string" ? search["service"] : null;
  const [name, setName] = useState("");
  const [service, setService] = useState<string | null>(asked);
  const [which, setWhich] = useState("present");
  const [isAdding, setAdding] = useState(false);
  const words = plain(name).split(/\s+/).filter(Boolean);
  const found = (data?.staff ?? []).filter(
    (member) =>
      hasLeft(member) === (which === "left") &&
      words.every((word) => plain(`${member.given} ${member.family}`).includes(word)) &&
      (service === null || member.memberships.some((one) => one.service?.key === service)),
  );
  const isNarrowed = words.length > 0 || service !== null;
  return (
    <>
      <PageHead title={t("administration.staff.title")} text={t("administration.staff.text")}>
        <Button onClick={() => setAdding(true)}>{t("administration.staff.add")}</Button>
      </PageHead>
      <div className={lines["filter"]}>
        <TextInput
          type="search"
          aria-label={t("administration.staff.search")}
          placeholder={t("administration.staff.search")}
          leftSection={<IconSearch size={20} stroke={1.8} aria-hidden />}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Select
          aria-label={t("administration.staff.service")}
          placeholder={t("administration.staff.all")}
          clearable
          value={service}
          data={(services.data?.services ?? []).map(({ key, name }) => ({
            value: key,
            label: name,
          }))}
          onChange={setService}
        />
        <SegmentedControl
          size="md"
          value={which}
          onChange={setWhich}
          data={[
            { value: "present", label: t("administration.staff.present") },
            { value: "left", label: t("administration.staff.left") },
          ]}
        />
      </div>
      {error ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      {data ? (
        <p className={classes["soft"]} role="status">
          {t("administration.staff.found", { count: found.length })}
        </p>
      ) : null}
      {data && found.length === 0 ? <NobodyFound isNarrowed={isNarrowed} which={which} /> : null}
      <ul className={lines["lines"]}>
        {found.map((member) => (
          <StaffLine key={member.id} member={member} />
        ))}
      </ul>
      {isAdding ? <AddStaff onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function NobodyFound({ isNarrowed, which }: { isNarrowed: boolean; which: string }) {
  const { t } = useAdministrationWords();
  if (which === "left" && !isNarrowed) {
    return <Empty title={t("administration.staff.nobodyLeft")} />;
  }
  return <Empty title={t("administration.staff.none")}>{t("administration.staff.noneText")}</Empty>;
}

function StaffLine({ member }: { member: StaffInBrief }) {
  const { t, formats, place } = useAdministrationWords();
  const day = member.leftOn === null ? "" : formats.shortDay(member.leftOn);
  return (
    <li>
      <Link to="/staff/$id" params={{ id: member.id }} className={lines["line"]}>
        <RingAvatar given={member.given} family={member.family} seed={member.id} size={44} />
        <div>
          <strong>
            {member.given} {member.family}
          </strong>
          <p>{t(`profession.${member.profession}`)}</p>
        </div>
        <div className={lines["roles"]}>
          {member.memberships.map(({ role, service }) => (
            <span key={`${role} ${service?.key}`}>
              {t(`role.${role}`)} · {place(service)}
            </span>
          ))}
          {member.leftOn !== null ? (
            <span className={classes["soft"]}>
              {t(`administration.staff.${hasLeft(member) ? "leftOn" : "leavesOn"}`, { day })}
            </span>
          ) : null}
          {member.memberships.length === 0 && member.leftOn === null ? (
            <span className={classes["soft"]}>{t("administration.staff.noRole")}</span>
          ) : null}
          {member.secrecyGround === null ? (
            <span className={classes["mark"]}>{t("administration.staff.notBound")}</span>
          ) : null}
        </div>
      </Link>
    </li>
  );
}
