import { Button } from "@mantine/core";
import { useState } from "react";
import type { ServiceId } from "../../access/contract.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { listMyPeople } from "../contract.ts";
import { Choices } from "./Choices.tsx";
import { MyPersonRow } from "./MyPersonRow.tsx";
import classes from "./my-people.module.css";
import { useCircleWords, useServices } from "./use-circle-words.ts";

const orders = ["ending", "name"] as const;

/** Whom my services and I accompany, those whose time ends first. */
export function MyPeoplePage() {
  const { t } = useCircleWords();
  const { mine } = useServices();
  const [order, setOrder] = useState<(typeof orders)[number]>("ending");
  const [serviceId, setServiceId] = useState<ServiceId>();
  const [pages, setPages] = useState<readonly (string | undefined)[]>([undefined]);
  const input = { order, ...(serviceId && { serviceId }) };
  const { data, error, refetch } = useAnswer(listMyPeople, input);
  const again = () => setPages([undefined]);
  if (error && !data) return <Sorry problem={error} onRetry={() => refetch()} />;
  return (
    <>
      <PageHead
        title={t("myPeople.title")}
        text={
          data && data.total > 0
            ? [
                t("myPeople.total", { count: data.total }),
                data.endingSoon > 0 ? t("myPeople.ending", { count: data.endingSoon }) : "",
              ]
                .filter(Boolean)
                .join(" ")
            : t("myPeople.text")
        }
      />
      {data && (data.total > 0 || serviceId) ? (
        <div className={classes["filters"]}>
          <Choices
            label={t("myPeople.order")}
            options={orders}
            value={order}
            textOf={(one) => t(`myPeople.orders.${one}`)}
            onChange={(one) => {
              again();
              setOrder(one);
            }}
          />
          {mine.length > 1 ? (
            <Choices
              label={t("myPeople.service")}
              options={["all", ...mine.map(({ id }) => id)]}
              value={serviceId ?? "all"}
              textOf={(one) => mine.find(({ id }) => id === one)?.name ?? t("myPeople.allServices")}
              onChange={(one) => {
                again();
                setServiceId(mine.find(({ id }) => id === one)?.id);
              }}
            />
          ) : null}
        </div>
      ) : null}
      {data ? null : <RingWaiting />}
      {data?.total === 0 ? (
        <Empty title={t("myPeople.none")}>{t("myPeople.noneText")}</Empty>
      ) : null}
      {data && data.total > 0 ? (
        <ul className={classes["list"]}>
          {pages.map((after, index) => (
            <Slice
              key={after ?? "first"}
              input={{ ...input, ...(after && { after }) }}
              {...(index === pages.length - 1 && {
                onMore: (next: string) => setPages([...pages, next]),
              })}
            />
          ))}
        </ul>
      ) : null}
    </>
  );
}

function Slice({
  input,
  onMore,
}: {
  input: { order: "name" | "ending"; serviceId?: ServiceId; after?: string };
  onMore?: (next: string) => void;
}) {
  const { t } = useCircleWords();
  const { data, error, refetch } = useAnswer(listMyPeople, input);
  if (error && !data) {
    return (
      <li>
        <Sorry problem={error} onRetry={() => refetch()} />
      </li>
    );
  }
  if (!data) {
    return (
      <li>
        <RingWaiting />
      </li>
    );
  }
  const { people, next } = data;
  return (
    <>
      {people.map((person) => (
        <MyPersonRow key={person.id} person={person} />
      ))}
      {next && onMore ? (
        <li className={classes["more"]}>
          <Button variant="default" onClick={() => onMore(next)}>
            {t("myPeople.more")}
          </Button>
        </li>
      ) : null}
    </>
  );
}
