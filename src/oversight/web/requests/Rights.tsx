import { IconCopy, IconEye, IconPencilPlus } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useMay } from "../../../access/web/index.ts";
import type { Output } from "../../../platform/endpoint.ts";
import { Empty } from "../../../platform/web/Empty.tsx";
import { type listRequestsOf, requestKinds } from "../../requests.ts";
import { RecordWindow } from "./RecordWindow.tsx";
import { RequestRow } from "./RequestRow.tsx";
import rows from "./request-row.module.css";
import classes from "./rights.module.css";
import { useRequestWords } from "./use-request-words.ts";

interface Props {
  readonly of: Output<typeof listRequestsOf>;
  readonly isNoting: boolean;
}

/** Three things to do for the person, what else they may ask, and what they asked. */
export function Rights({ of, isNoting }: Props) {
  const { t } = useRequestWords();
  const mayCopy = useMay("vault");
  const mayAccount = useMay("account");
  const [noting, setNoting] = useState(isNoting);
  const params = { id: of.person.id };
  return (
    <>
      <section className={classes["ways"]} aria-label={t("rights.ways")}>
        {mayCopy ? (
          <Link to="/people/$id/copy" params={params} className={classes["way"]}>
            <IconCopy size={30} stroke={1.6} aria-hidden />
            <strong>{t("rights.copy")}</strong>
            <span>{t("rights.copyText")}</span>
          </Link>
        ) : null}
        {mayAccount ? (
          <Link to="/people/$id/account" params={params} className={classes["way"]}>
            <IconEye size={30} stroke={1.6} aria-hidden />
            <strong>{t("rights.account")}</strong>
            <span>{t("rights.accountText")}</span>
          </Link>
        ) : null}
        <button type="button" className={classes["way"]} data-first onClick={() => setNoting(true)}>
          <IconPencilPlus size={30} stroke={1.6} aria-hidden />
          <strong>{t("note")}</strong>
          <span>{t("rights.noteText")}</span>
        </button>
      </section>
      <div className={classes["halves"]}>
        <section aria-labelledby="asked">
          <h2 id="asked">{t("rights.asked")}</h2>
          {of.requests.length === 0 ? (
            <Empty title={t("rights.none")}>{t("rights.noneText")}</Empty>
          ) : (
            <ul className={rows["rows"]}>
              {of.requests.map((request) => (
                <RequestRow key={request.id} request={request} of="one" isFirst={false} />
              ))}
            </ul>
          )}
        </section>
        <section aria-labelledby="may-ask">
          <h2 id="may-ask">{t("rights.mayAsk")}</h2>
          <dl className={classes["kinds"]}>
            {requestKinds.map((kind) => (
              <div key={kind}>
                <dt>{t(`kind.${kind}.name`)}</dt>
                <dd>{t(`kind.${kind}.means`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      {noting ? <RecordWindow of={of} onClose={() => setNoting(false)} /> : null}
    </>
  );
}
