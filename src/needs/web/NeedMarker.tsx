import { Button } from "@mantine/core";
import { IconTargetArrow, IconX } from "@tabler/icons-react";
import { useParams } from "@tanstack/react-router";
import { useRef, useState } from "react";
import type { Compartment, ServiceId } from "../../access/contract.ts";
import type { PersonId } from "../../people/contract.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import type { EntryId } from "../../record/contract.ts";
import { listNeeds, type Need, type NeedKey } from "../contract.ts";
import { HealthProblemForm } from "./HealthProblemForm.tsx";
import classes from "./marker.module.css";
import { NeedGrid } from "./NeedGrid.tsx";
import { Plate } from "./signs.tsx";
import { useNeedActions } from "./slots.tsx";
import { useNameNeed } from "./use-name-need.ts";
import { useNeedWords } from "./use-need-words.ts";

interface Props {
  readonly personId: PersonId;
  readonly serviceId: ServiceId;
  readonly compartment: Compartment;
  readonly noteId?: EntryId;
  readonly marked?: readonly EntryId[];
  readonly onMarked?: (need: EntryId) => void;
}

/** Marks what was heard in a note, by its domain or by a word; then it can be handed on. */
export function NeedMarker(props: Props) {
  const { personId, serviceId, compartment, noteId, marked: markedBefore = [], onMarked } = props;
  const { t } = useNeedWords();
  const here = useParams({ strict: false });
  const [namedNow, setNamedNow] = useState<readonly EntryId[]>([]);
  const namedHere = [...markedBefore, ...namedNow];
  const name = useNameNeed();
  const [isOpen, setOpen] = useState(false);
  const [isProblem, setProblem] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  // On a list of many people nobody's needs are looked at but of whom one is marked.
  const isOfThem = noteId !== undefined && "id" in here && here.id === personId;
  const { data } = useAnswer(
    listNeeds,
    { id: personId },
    { enabled: isOfThem || namedHere.length > 0 },
  );
  const marked = (data?.needs ?? []).filter(
    ({ notedIn, entry }) =>
      !entry.isMistake &&
      (namedHere.includes(entry.id) || (noteId !== undefined && notedIn === noteId)),
  );
  const close = () => {
    setOpen(false);
    setProblem(false);
    opener.current?.focus();
  };
  const mark = (what: NeedKey, more: object = {}) =>
    name.go(
      {
        id: personId,
        serviceId,
        compartment,
        what,
        urgency: 1,
        ...(noteId && { notedIn: noteId }),
        ...more,
      },
      (named) => {
        setNamedNow([...namedNow, named.entry.id]);
        onMarked?.(named.entry.id);
        close();
      },
    );
  return (
    <div className={classes["marker"]}>
      {marked.length > 0 ? (
        <ul className={classes["marked"]} aria-label={t("marker.marked")}>
          {marked.map((need) => (
            <Marked key={need.entry.id} need={need} />
          ))}
        </ul>
      ) : null}
      <Button
        ref={opener}
        variant="subtle"
        size="compact-md"
        aria-expanded={isOpen}
        leftSection={
          isOpen ? <IconX size={18} stroke={1.8} /> : <IconTargetArrow size={18} stroke={1.8} />
        }
        onClick={() => setOpen(!isOpen)}
      >
        {t(isOpen ? "marker.close" : "marker.open")}
      </Button>
      {isOpen && isProblem ? (
        <div className={classes["panel"]}>
          <HealthProblemForm
            compartment={compartment}
            isBusy={name.isPending}
            problem={name.error}
            onCancel={close}
            onNamed={(problem) => mark("health-problem", problem)}
          />
        </div>
      ) : null}
      {isOpen && !isProblem ? (
        <div className={classes["panel"]}>
          <NeedGrid
            isBusy={name.isPending}
            language={null}
            onChoose={(what) => (what === "health-problem" ? setProblem(true) : mark(what))}
          />
        </div>
      ) : null}
    </div>
  );
}

function Marked({ need }: { need: Need }) {
  const { nameOf } = useNeedWords();
  const { HandOn } = useNeedActions();
  return (
    <li>
      <span className={classes["name"]}>
        <Plate what={need.what} size={36} />
        <strong dir="auto">{nameOf(need)}</strong>
      </span>
      {HandOn ? <HandOn need={need} /> : null}
    </li>
  );
}
