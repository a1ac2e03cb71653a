import { Link } from "@tanstack/react-router";
import type { PersonId } from "../../people/contract.ts";
import { Web } from "../../questionnaires/web/index.ts";
import type { Rating } from "../contract.ts";
import { usePlanWords } from "./use-plan-words.ts";
import classes from "./web-of-life.module.css";

/** Of a self-rating: from 0 to 10 on each axis. */
const most = 10;
/** The way round the web. */
const order = ["body", "mind", "meaning", "quality", "part", "daily"];

/** How the person rates their life themselves, on six axes: now, and the time before. */
export function WebOfLife({
  ratings,
  personId,
}: {
  ratings: readonly Rating[];
  personId: PersonId;
}) {
  const { t } = usePlanWords();
  const [now, before] = ratings;
  const axes = order
    .filter((axis) => now?.scores.some((one) => one.axis === axis))
    .map((key) => ({ key, label: t(`axis.${key}`) }));
  return (
    <section className={classes["web"]} aria-labelledby="web-title">
      <h2 id="web-title">
        <Link to="/people/$id/questionnaires" params={{ id: personId }}>
          {t("web.title")}
        </Link>
      </h2>
      {now ? (
        <Web
          axes={axes}
          most={most}
          now={valuesOf(now)}
          before={before ? valuesOf(before) : undefined}
        />
      ) : (
        <p className={classes["none"]}>{t("web.none")}</p>
      )}
    </section>
  );
}

const valuesOf = ({ at, scores }: Rating) => ({
  at,
  values: Object.fromEntries(scores.map(({ axis, score }) => [axis, score])),
});
