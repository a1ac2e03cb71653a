import { Button } from "@mantine/core";
import { IconBuildingCommunity, IconEyeOff } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Empty } from "../../../platform/web/Empty.tsx";
import { PageHead } from "../../../platform/web/PageHead.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { listAllServices, type ServiceInBrief } from "../../service-contract.ts";
import { AddService } from "./AddService.tsx";
import classes from "./administration.module.css";
import { CareLengths } from "./CareLengths.tsx";
import lines from "./lines.module.css";
import { useAdministrationWords } from "./words.ts";

/** The member services of the house, and how long their relations with a person last. */
export function ServicesPage() {
  const { t } = useAdministrationWords();
  const { data, error, refetch } = useAnswer(listAllServices, {});
  const [isAdding, setAdding] = useState(false);
  const open = data?.services.filter(({ closedOn }) => closedOn === null) ?? [];
  const closed = data?.services.filter(({ closedOn }) => closedOn !== null) ?? [];
  return (
    <>
      <PageHead title={t("administration.services.title")} text={t("administration.services.text")}>
        <Button onClick={() => setAdding(true)}>{t("administration.services.add")}</Button>
      </PageHead>
      {error ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      {data && open.length === 0 ? (
        <Empty title={t("administration.services.empty")}>
          {t("administration.services.emptyText")}
        </Empty>
      ) : null}
      <ServiceLines services={open} />
      {closed.length > 0 ? (
        <details className={classes["fold"]}>
          <summary>
            {t("administration.services.closed")} ({closed.length})
          </summary>
          <ServiceLines services={closed} />
        </details>
      ) : null}
      <CareLengths />
      {isAdding ? <AddService onClose={() => setAdding(false)} /> : null}
    </>
  );
}

function ServiceLines({ services }: { services: readonly ServiceInBrief[] }) {
  const { t, formats, compartments } = useAdministrationWords();
  return (
    <ul className={lines["lines"]}>
      {services.map((service) => (
        <li key={service.id}>
          <Link to="/services/$key" params={{ key: service.key }} className={lines["line"]}>
            <IconBuildingCommunity size={30} stroke={1.6} aria-hidden />
            <div>
              <strong>{service.name}</strong>
              <p>
                {compartments(service.compartments) || t("administration.services.keepsNothing")}
              </p>
            </div>
            <div className={lines["marks"]}>
              {service.discreet ? (
                <span className={classes["mark"]}>
                  <IconEyeOff size={18} stroke={1.8} aria-hidden />
                  {t("administration.services.discreet")}
                </span>
              ) : null}
              <span className={classes["soft"]}>
                {service.closedOn
                  ? t("administration.services.closedOn", {
                      day: formats.shortDay(service.closedOn),
                    })
                  : service.members === 0
                    ? t("administration.services.nobody")
                    : t("administration.services.members", { count: service.members })}
              </span>
            </div>
          </Link>
        </li>
      ))}
    </ul>
  );
}
