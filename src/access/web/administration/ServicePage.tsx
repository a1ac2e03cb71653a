import { Button } from "@mantine/core";
import { IconEyeOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { PageProps } from "../../../platform/web/module.ts";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { useAct, useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import {
  closeService,
  getService,
  listAllServices,
  type MemberService,
  reopenService,
} from "../../service-contract.ts";
import { Ask, Refused } from "./Ask.tsx";
import classes from "./administration.module.css";
import { KeptCompartments } from "./KeptCompartments.tsx";
import { OpeningsGrid } from "./OpeningsGrid.tsx";
import { Section } from "./Section.tsx";
import { ServiceFacts } from "./ServiceFacts.tsx";
import { useAdministrationWords } from "./words.ts";

/** One member service: what is known of it, what it keeps, who opens it there. */
export function ServicePage({ params }: PageProps) {
  const { t } = useAdministrationWords();
  const { data: service, error, refetch } = useAnswer(getService, { key: params["key"] ?? "" });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!service) return <RingWaiting />;
  return (
    <>
      <p className={classes["way"]}>
        <Link to="/services">{t("administration.services.title")}</Link>
      </p>
      <PageHead
        title={
          <>
            {service.name}
            {service.discreet ? (
              <span className={classes["mark"]}>
                <IconEyeOff size={18} stroke={1.8} aria-hidden />
                {t("administration.services.discreet")}
              </span>
            ) : null}
          </>
        }
      />
      <div className={classes["stack"]}>
        {service.closedOn ? <Closed service={service} /> : null}
        <div className={classes["pair"]}>
          <ServiceFacts service={service} />
          <KeptCompartments service={service} />
        </div>
        {service.compartments.length > 0 ? (
          <OpeningsGrid key={JSON.stringify(service.openings)} service={service} />
        ) : null}
        {service.closedOn ? null : <Closing service={service} />}
      </div>
    </>
  );
}

function Closed({ service }: { service: MemberService }) {
  const { t, formats } = useAdministrationWords();
  const reopen = useAct(reopenService, [getService, listAllServices]);
  return (
    <div className={classes["notice"]}>
      <p>{t("administration.service.closedOn", { day: formats.day(service.closedOn ?? "") })}</p>
      <Button
        variant="default"
        loading={reopen.isPending}
        onClick={() => reopen.mutate({ key: service.key })}
      >
        {t("administration.service.reopen")}
      </Button>
      <Refused problem={reopen.error} />
    </div>
  );
}

function Closing({ service }: { service: MemberService }) {
  const { t } = useAdministrationWords();
  const close = useAct(closeService, [getService, listAllServices]);
  const [isAsking, setAsking] = useState(false);
  const { key, name, members } = service;
  return (
    <Section title={t("administration.service.close")}>
      {members > 0 ? (
        <>
          <p className={classes["soft"]}>
            {t("administration.service.cannotClose", { count: members })}
          </p>
          <Link to="/staff" search={{ service: key }} className={classes["link"]}>
            {t("administration.service.seeMembers")}
          </Link>
        </>
      ) : (
        <>
          <p className={classes["soft"]}>{t("administration.service.closeText")}</p>
          <Button variant="default" onClick={() => setAsking(true)}>
            {t("administration.service.close")}
          </Button>
        </>
      )}
      {isAsking ? (
        <Ask
          title={t("administration.service.closeTitle", { name })}
          text={t("administration.service.closeText")}
          go={t("administration.service.close")}
          tone="ends"
          isBusy={close.isPending}
          problem={close.error}
          onGo={() => close.mutate({ key }, { onSuccess: () => setAsking(false) })}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </Section>
  );
}
