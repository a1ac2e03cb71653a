import { Button } from "@mantine/core";
import { IconArrowForward, IconCheck } from "@tabler/icons-react";
import { sayDone } from "../../../platform/web/say.ts";
import { type Entry, endEntry, type WhyEnded } from "../../contract.ts";
import classes from "../note.module.css";
import { useRecordWords } from "../use-record-words.ts";
import { useWriteEntry } from "../use-write.ts";

/** What was agreed to do next, by whom, until when; and whether it was done. */
export function NextStep({ entry }: { entry: Entry }) {
  const { t, day, nameOf } = useRecordWords();
  const end = useWriteEntry(endEntry);
  const { facts, contact, ended, ground } = entry;
  const step = facts.find(({ key }) => key === "next")?.value;
  const until = facts.find(({ key }) => key === "nextOn")?.value;
  if (!step) return null;
  const isLate = !ended && until !== undefined && until < new Date().toISOString().slice(0, 10);
  const finish = (because: WhyEnded) =>
    end.mutate({ id: entry.id, because }, { onSuccess: () => sayDone(t(`next.${because}`)) });
  return (
    <div className={classes["next"]} data-late={isLate || undefined} data-ended={ended !== null}>
      {ended ? <IconCheck size={20} aria-hidden /> : <IconArrowForward size={20} aria-hidden />}
      <p>
        <strong dir="auto">{step}</strong>
        <span>
          {[
            contact?.nextBy ? nameOf(contact.nextBy) : "",
            until ? t(isLate ? "next.late" : "next.until", { day: day(until) }) : "",
            ended ? t(`ended.${ended.because}`, { day: day(ended.on) }) : "",
          ]
            .filter(Boolean)
            .join(" · ")}
        </span>
      </p>
      {ended || ground !== "own" ? null : (
        <span className={classes["nextActs"]}>
          <Button
            size="compact-md"
            variant="light"
            loading={end.isPending}
            onClick={() => finish("done")}
          >
            {t("next.setDone")}
          </Button>
          <Button size="compact-md" variant="subtle" onClick={() => finish("dropped")}>
            {t("next.drop")}
          </Button>
        </span>
      )}
    </div>
  );
}
