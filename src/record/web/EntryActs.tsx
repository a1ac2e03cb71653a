import { Button, Menu } from "@mantine/core";
import {
  IconAlertTriangle,
  IconDots,
  IconEye,
  IconEyeOff,
  IconHelpCircle,
  IconLock,
  IconMessage,
  IconPencilPlus,
  IconShare,
} from "@tabler/icons-react";
import { type ReactNode, useRef, useState } from "react";
import { useMe } from "../../access/web/index.ts";
import { ShareDialogue, WhyISee } from "../../circle/web/index.ts";
import type { Entry } from "../contract.ts";
import { actsOn } from "../rules.ts";
import { AmendForm } from "./AmendForm.tsx";
import { useUnfinishedAmendment } from "./drafts/writings.ts";
import classes from "./note.module.css";
import { RestrictForm } from "./RestrictForm.tsx";
import { useRecordActions } from "./slots.tsx";
import { useRecordWords } from "./use-record-words.ts";
import { WithholdForm } from "./WithholdForm.tsx";

type Doing = "pass-on" | "amendment" | "mistake" | "own-words" | "restrict" | "withhold" | "why";

interface Props {
  readonly entry: Entry;
  /** Where other acts are the usual ones, all of these stand in the menu. */
  readonly isFolded?: true;
  /** What is usual with this kind of entry, before the menu, and what is not, first in it. */
  readonly before?: ReactNode;
  readonly items?: ReactNode;
}

/** What can be done with an entry; what was passed on to oneself is for reading only. */
export function EntryActs({ entry, isFolded, before, items }: Props) {
  const { t } = useRecordWords();
  const me = useMe();
  const { NeedMarker } = useRecordActions();
  const may = actsOn(entry, me.id);
  const [chosen, setDoing] = useState<Doing | "nothing">();
  // What was being added when the page was left is open again, until it is put aside.
  const unfinished = useUnfinishedAmendment(entry.id);
  const doing = chosen ?? (may.includes("amend") ? unfinished : undefined);
  const opener = useRef<HTMLButtonElement>(null);
  const done = () => {
    setDoing("nothing");
    opener.current?.focus();
  };
  return (
    <>
      <div className={classes["acts"]} data-led={before ? true : undefined}>
        {before}
        {may.includes("pass-on") && !isFolded ? (
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconShare size={18} stroke={1.8} />}
            onClick={() => setDoing("pass-on")}
          >
            {t("act.passOn")}
          </Button>
        ) : null}
        {may.includes("amend") && !isFolded ? (
          <Button
            variant="subtle"
            size="compact-md"
            leftSection={<IconPencilPlus size={18} stroke={1.8} />}
            onClick={() => setDoing("amendment")}
          >
            {t("act.amend")}
          </Button>
        ) : null}
        {may.length > 0 ? (
          <Menu position="bottom-end" shadow="md" width={320}>
            <Menu.Target>
              <Button ref={opener} variant="subtle" size="compact-md" aria-label={t("act.more")}>
                <IconDots size={20} stroke={1.8} />
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {items}
              {isFolded && may.includes("pass-on") ? (
                <Menu.Item
                  leftSection={<IconShare size={20} />}
                  onClick={() => setDoing("pass-on")}
                >
                  {t("act.passOn")}
                </Menu.Item>
              ) : null}
              {isFolded && may.includes("amend") ? (
                <Menu.Item
                  leftSection={<IconPencilPlus size={20} />}
                  onClick={() => setDoing("amendment")}
                >
                  {t("act.amend")}
                </Menu.Item>
              ) : null}
              {may.includes("amend") ? (
                <Menu.Item
                  leftSection={<IconMessage size={20} />}
                  onClick={() => setDoing("own-words")}
                >
                  {t("act.ownWords")}
                </Menu.Item>
              ) : null}
              {may.includes("mark-mistake") ? (
                <Menu.Item
                  leftSection={<IconAlertTriangle size={20} />}
                  onClick={() => setDoing("mistake")}
                >
                  {t("act.mistake")}
                </Menu.Item>
              ) : null}
              {may.includes("restrict") ? (
                <Menu.Item
                  leftSection={<IconLock size={20} />}
                  onClick={() => setDoing("restrict")}
                >
                  {t(entry.restricted ? "act.readers" : "act.restrict")}
                </Menu.Item>
              ) : null}
              {may.includes("withhold") ? (
                <Menu.Item
                  leftSection={entry.withholding ? <IconEye size={20} /> : <IconEyeOff size={20} />}
                  onClick={() => setDoing("withhold")}
                >
                  {t(entry.withholding ? "act.review" : "act.withhold")}
                </Menu.Item>
              ) : null}
              <Menu.Item leftSection={<IconHelpCircle size={20} />} onClick={() => setDoing("why")}>
                {t("circle:why.title")}
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        ) : (
          <Button
            ref={opener}
            variant="subtle"
            size="compact-md"
            leftSection={<IconHelpCircle size={18} stroke={1.8} />}
            aria-expanded={doing === "why"}
            onClick={() => setDoing(doing === "why" ? "nothing" : "why")}
          >
            {t("circle:why.title")}
          </Button>
        )}
        {NeedMarker && entry.kind === "note" && may.includes("amend") ? (
          <NeedMarker
            personId={entry.personId}
            serviceId={entry.service.id}
            compartment={entry.compartment}
            noteId={entry.id}
          />
        ) : null}
      </div>
      {doing === "why" ? <WhyISee entryId={entry.id} onClose={done} /> : null}
      {doing === "pass-on" ? (
        <ShareDialogue
          personId={entry.personId}
          serviceId={entry.service.id}
          compartment={entry.compartment}
          entry={entry}
          onDone={done}
        />
      ) : null}
      {doing === "amendment" || doing === "mistake" || doing === "own-words" ? (
        <AmendForm key={doing} entry={entry} kind={doing} onDone={done} />
      ) : null}
      {doing === "restrict" ? <RestrictForm entry={entry} onDone={done} /> : null}
      {doing === "withhold" ? <WithholdForm entry={entry} onDone={done} /> : null}
    </>
  );
}
