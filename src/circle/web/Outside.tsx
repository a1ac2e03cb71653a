import { Button } from "@mantine/core";
import { IconHeartHandshake, IconUrgent } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { Person } from "../../people/contract.ts";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import type { Circle } from "../contract.ts";
import { BeginCare } from "./BeginCare.tsx";
import classes from "./circle.module.css";
import { BreakGlass } from "./glass/BreakGlass.tsx";
import { useCircleWords } from "./use-circle-words.ts";

/** Somebody whom I do not accompany: the way in, and nothing that would tell who else does. */
export function Outside({ person, circle }: { person: Person; circle: Circle }) {
  const { t, day } = useCircleWords();
  const [open, setOpen] = useState<"begin" | "glass">();
  const { mayBegin, ownFile, mayBreakGlass, glass } = circle;
  const why = ownFile ? "own" : mayBegin.length > 0 ? "begin" : "closed";
  return (
    <section className={classes["outside"]} aria-labelledby="outside-title">
      <span className={classes["openRing"]}>
        <svg viewBox="0 0 240 240" aria-hidden>
          <circle cx="120" cy="120" r="104" />
        </svg>
        <RingAvatar given={person.given} family={person.family} seed={person.number} size={112} />
      </span>
      <h2 id="outside-title">{t(`outside.${why}.title`)}</h2>
      <p>{t(`outside.${why}.text`, { day: ownFile ? day(ownFile.declaredAt) : "" })}</p>
      <div className={classes["outsideActs"]}>
        {glass ? (
          <Link to="/people/$id/file" params={{ id: person.id }} className={classes["vital"]}>
            {t("glass.see")}
          </Link>
        ) : null}
        {mayBegin.length > 0 && !ownFile ? (
          <Button
            size="lg"
            variant={glass ? "default" : "filled"}
            leftSection={<IconHeartHandshake size={24} stroke={1.8} />}
            onClick={() => setOpen("begin")}
          >
            {t("begin.go")}
          </Button>
        ) : null}
        {mayBreakGlass && !glass ? (
          <Button
            variant="subtle"
            leftSection={<IconUrgent size={22} stroke={1.8} />}
            onClick={() => setOpen("glass")}
          >
            {t("glass.ask")}
          </Button>
        ) : null}
      </div>
      {open === "begin" ? (
        <BeginCare person={person} services={mayBegin} onClose={() => setOpen(undefined)} />
      ) : null}
      {open === "glass" ? <BreakGlass person={person} onClose={() => setOpen(undefined)} /> : null}
    </section>
  );
}
