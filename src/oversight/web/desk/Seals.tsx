import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import type { Output } from "../../../platform/endpoint.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { getSeals } from "../../contract.ts";
import { saveFile } from "../save-file.ts";
import { type OversightWords, useOversightWords } from "../use-oversight-words.ts";
import classes from "./desk.module.css";

type State = Output<typeof getSeals>;

/** Up to where the journal is sealed, and the newest checkpoint to keep outside the house. */
export function Seals() {
  const words = useOversightWords();
  const { t, formats } = words;
  const { data } = useAnswer(getSeals, {});
  if (!data) return null;
  const { last, checkpoint, unreadable } = data;
  return (
    <section className={classes["section"]} aria-label={t("seals.title")}>
      <h2>{t("seals.title")}</h2>
      <p className={classes["soft"]}>{t("seals.text")}</p>
      <dl className={classes["seals"]}>
        <div>
          <dt>{t("seals.last")}</dt>
          <dd>
            {last
              ? t("seals.lastIs", {
                  number: formats.number(Number(last.number)),
                  when: formats.ago(last.at),
                  entries: formats.number(Number(last.entries)),
                })
              : t("seals.never")}
          </dd>
        </div>
        <div>
          <dt>{t("seals.unsealed")}</dt>
          <dd>{unsealedOf(data, words)}</dd>
        </div>
        <div>
          <dt>{t("seals.checkpoint")}</dt>
          <dd>
            {checkpoint
              ? t("seals.checkpointIs", {
                  day: formats.day(checkpoint.at),
                  seal: formats.number(Number(checkpoint.seal)),
                })
              : t("seals.noCheckpoint")}
          </dd>
        </div>
        {checkpoint ? (
          <div>
            <dt>{t("seals.hash")}</dt>
            <dd dir="ltr" className={classes["hash"]}>
              {checkpoint.hash}
            </dd>
          </div>
        ) : null}
      </dl>
      {checkpoint && !checkpoint.agrees ? (
        <p role="alert" className={classes["wrong"]}>
          {t("seals.disagrees")}
        </p>
      ) : null}
      {unreadable > 0 ? (
        <p role="alert" className={classes["wrong"]}>
          {t("seals.unreadable", { count: unreadable })}
        </p>
      ) : null}
      {checkpoint ? (
        <Button
          variant="default"
          leftSection={<IconDownload size={20} stroke={1.8} aria-hidden />}
          onClick={() => saveFile(checkpoint.name, checkpoint.text, "text/plain")}
        >
          {t("seals.download")}
        </Button>
      ) : null}
    </section>
  );
}

function unsealedOf({ unsealed, isMore, unsealedSince }: State, { t, formats }: OversightWords) {
  if (unsealed === 0 || !unsealedSince) return t("seals.nothingUnsealed");
  const said = { count: unsealed, when: formats.ago(unsealedSince) };
  return t(isMore ? "seals.unsealedMore" : "seals.unsealedIs", said);
}
