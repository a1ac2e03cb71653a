import { Link } from "@tanstack/react-router";
import { usePersonWords } from "../../../people/web/index.ts";
import { RingAvatar } from "../../../platform/web/RingAvatar.tsx";
import { openStates } from "../../../reception/rules.ts";
import type { DayLine } from "../../contract.ts";
import { type PlanWords, usePlanWords } from "../use-plan-words.ts";
import classes from "./day.module.css";

/** Where one goes on with it. */
const places: Record<DayLine["kind"], string> = {
  waiting: "/people/$id/picture",
  called: "/people/$id/picture",
  "being-seen": "/people/$id/picture",
  "no-answer": "/people/$id/picture",
  contact: "/people/$id/file",
  "next-step": "/people/$id/file",
  referral: "/people/$id/needs",
  unanswered: "/people/$id/needs",
  draft: "/people/$id/file",
  sitting: "/sittings/$id",
  "handed-in": "/sittings/$id",
  withholding: "/people/$id/file",
  "care-ending": "/people/$id/circle",
  lost: "/people/$id/picture",
};

export function DayRow({ line }: { line: DayLine }) {
  const words = usePlanWords();
  const { nameOf } = usePersonWords();
  const { id, person, kind, isOverdue, service } = line;
  const to = places[kind];
  return (
    <li className={classes["row"]} data-late={isOverdue}>
      <RingAvatar given={person.given} family={person.family} seed={person.number} size={44} />
      <p>
        <Link to={to} params={{ id: to === "/sittings/$id" ? id : person.id }}>
          <bdi>{nameOf(person)}</bdi>
        </Link>
        <span dir="auto">{whatOf(line, words)}</span>
      </p>
      <p className={classes["when"]}>
        <span>{whenOf(line, words)}</span>
        {service ? <bdi>{service.name}</bdi> : null}
      </p>
    </li>
  );
}

function whatOf({ kind, text }: DayLine, { t, word }: PlanWords): string {
  switch (kind) {
    case "waiting":
    case "called":
    case "being-seen":
    case "no-answer":
      return t("day.kind.turn", { state: t(`reception:state.${kind}`), ticket: text });
    case "next-step":
      return text;
    case "referral":
      return t("day.kind.referral", { need: word(`needs:what.${text}`) || text });
    case "unanswered":
      return t("day.kind.unanswered", { service: text });
    default:
      return t(`day.kind.${kind}`);
  }
}

const isTurn = (kind: DayLine["kind"]) => openStates.some((one) => one === kind);

function whenOf({ kind, at, on, isOverdue }: DayLine, { t, formats, shortDay }: PlanWords): string {
  if (on) return t(isOverdue ? "next.late" : "next.until", { day: shortDay(on) });
  if (!at) return t("day.never");
  if (kind === "contact" || isTurn(kind)) return formats.time(at);
  return kind === "lost" ? formats.shortDay(at) : formats.ago(at);
}
