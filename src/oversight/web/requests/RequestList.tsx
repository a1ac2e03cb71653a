import { Button } from "@mantine/core";
import { useState } from "react";
import { Empty } from "../../../platform/web/Empty.tsx";
import { useAnswer } from "../../../platform/web/queries.ts";
import { RingWaiting } from "../../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../../platform/web/Sorry.tsx";
import { listRequests, type RequestKind, type RequestState } from "../../requests.ts";
import { RequestRow } from "./RequestRow.tsx";
import rows from "./request-row.module.css";
import classes from "./requests.module.css";
import { useRequestWords } from "./use-request-words.ts";

interface Filter {
  readonly state: RequestState;
  readonly kind?: RequestKind;
}

/** The register page by page, one below the other. */
export function RequestList({ filter }: { filter: Filter }) {
  const { t } = useRequestWords();
  const [cursors, setCursors] = useState<readonly (string | undefined)[]>([undefined]);
  return (
    <section className={classes["list"]} aria-label={t(`state.${filter.state}`)}>
      {cursors.map((after, index) => (
        <Page
          key={after ?? ""}
          filter={filter}
          after={after}
          onMore={
            index === cursors.length - 1 ? (next) => setCursors([...cursors, next]) : undefined
          }
        />
      ))}
    </section>
  );
}

function Page(props: {
  filter: Filter;
  after: string | undefined;
  onMore: ((next: string) => void) | undefined;
}) {
  const { filter, after, onMore } = props;
  const { t } = useRequestWords();
  const { data, error, refetch } = useAnswer(listRequests, { ...filter, ...(after && { after }) });
  if (error) return <Sorry problem={error} onRetry={() => refetch()} />;
  if (!data) return <RingWaiting />;
  if (data.requests.length === 0 && !after) {
    return <Empty title={t(`empty.${filter.state}`)}>{t("empty.text")}</Empty>;
  }
  const { next } = data;
  return (
    <>
      <ul className={rows["rows"]}>
        {data.requests.map((request, index) => (
          <RequestRow
            key={request.id}
            request={request}
            of="everybody"
            isFirst={index === 0 && !after}
          />
        ))}
      </ul>
      {next && onMore ? (
        <Button variant="default" className={classes["more"]} onClick={() => onMore(next)}>
          {t("more")}
        </Button>
      ) : null}
    </>
  );
}
