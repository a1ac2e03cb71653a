import { Link } from "@tanstack/react-router";
import { useMay } from "../../../access/web/index.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { listClocks, type RequestKind } from "../../requests.ts";
import classes from "./forms.module.css";
import { useRequestWords } from "./use-request-words.ts";

/** What there is to do before answering, and what the law has decided already. */
export function AnswerGuide({ kind, personId }: { kind: RequestKind; personId: string }) {
  const { t } = useRequestWords();
  const mayOpen = useMay("vault");
  const isCopy = kind === "copy";
  const hasWay = mayOpen && (isCopy || kind === "correction");
  return (
    <div className={classes["guide"]}>
      <p>{t(`kind.${kind}.guide`)}</p>
      {kind === "erasure" ? <KeptByLaw /> : null}
      {hasWay ? (
        <p>
          <Link to={isCopy ? "/people/$id/copy" : "/people/$id/file"} params={{ id: personId }}>
            {t(isCopy ? "toCopy" : "toFile")}
          </Link>
        </p>
      ) : null}
    </div>
  );
}

function KeptByLaw() {
  const { t, formats, compartments } = useRequestWords();
  const { data } = useAnswer(listClocks, {});
  if (!data) return null;
  const bySource = Map.groupBy(data.kept, ({ source, years }) => `${years} ${source}`);
  return (
    <ul>
      {[...bySource].map(([key, [one, ...others]]) =>
        one ? (
          <li key={key}>
            {t("kept", {
              what: compartments([one, ...others].map(({ compartment }) => compartment)),
              count: one.years,
            })}
            <small>
              {one.source} ({t("sourceRead", { day: formats.day(one.sourceDate) })})
            </small>
          </li>
        ) : null,
      )}
    </ul>
  );
}
