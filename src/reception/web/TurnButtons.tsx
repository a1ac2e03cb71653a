import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconDots } from "@tabler/icons-react";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useMay } from "../../access/web/index.ts";
import type { Move, State, Turn } from "../contract.ts";
import type { House } from "./DoorColumn.tsx";
import { DoorPictogram } from "./Pictogram.tsx";
import classes from "./queue.module.css";
import { useQueueActions } from "./slots.tsx";
import type { TurnActs } from "./use-turn-acts.tsx";
import { whyNot } from "./why-not.ts";

interface Props {
  readonly turn: Turn;
  readonly house: House;
  readonly acts: TurnActs;
}

/** What one most likely does next, from each state; everything else is in the menu. */
const likely: Readonly<Record<State, readonly Move[]>> = {
  waiting: ["call"],
  called: ["start", "no-answer"],
  "being-seen": ["done"],
  "no-answer": ["call"],
  done: [],
  left: [],
  "handed-on": [],
};
const inMenu = ["call", "start", "done", "no-answer", "back", "leave", "urgent"] as const;

export function TurnButtons({ turn, house, acts }: Props) {
  const { t } = useTranslation("reception");
  const { BeginContact } = useQueueActions();
  const dots = useRef<HTMLButtonElement>(null);
  const mayBegin = useMay("vault") && BeginContact !== undefined && turn.person !== null;
  // Beginning to write about somebody says already that they are being seen.
  const first = likely[turn.state].filter((move) => !(mayBegin && move === "start"));
  const wordOf = (act: (typeof inMenu)[number]) => {
    if (act === "call" && turn.state === "no-answer") return t("act.recall");
    return t(act === "urgent" && turn.urgent ? "act.notUrgent" : `act.${act}`);
  };
  const actOn = (act: (typeof inMenu)[number]) =>
    act === "urgent" ? acts.setUrgent(turn, !turn.urgent) : acts.move(turn, act);
  // What cannot be done now stands last, with its reason.
  const others = inMenu
    .filter((act) => !first.some((move) => move === act))
    .map((act) => ({ act, why: whyNot(turn, act, house, t) }));
  const whyNotHandOn = whyNot(turn, "hand-on", house, t);
  const itemOf = ({ act, why }: (typeof others)[number]) => (
    <ReasonedItem key={act} why={why} onClick={() => actOn(act)}>
      {wordOf(act)}
    </ReasonedItem>
  );
  return (
    <div className={classes["buttons"]}>
      {mayBegin ? <BeginContact turn={turn} /> : null}
      {first.map((move, index) => {
        const why = whyNot(turn, move, house, t);
        return (
          <Button
            key={move}
            size="sm"
            variant="default"
            className={
              index === 0 && turn.state !== "waiting" && !mayBegin
                ? (classes["firstAct"] ?? "")
                : ""
            }
            disabled={why !== undefined}
            title={why}
            loading={index === 0 && acts.busy === turn.id}
            onClick={() => acts.move(turn, move)}
          >
            {wordOf(move)}
          </Button>
        );
      })}
      <Menu
        menuItemTabIndex={0}
        position="bottom-end"
        width={290}
        withinPortal
        withInitialFocusPlaceholder={false}
        middlewares={{ flip: true, shift: true, size: true }}
      >
        <Menu.Target>
          <ActionIcon
            ref={dots}
            variant="subtle"
            size={44}
            radius="xl"
            className={classes["more"] ?? ""}
            aria-label={t("queue.more", { ticket: turn.ticket })}
          >
            <IconDots size={22} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown className={classes["menu"] ?? ""}>
          {others.filter(({ why }) => why === undefined).map(itemOf)}
          {turn.person ? (
            <Menu.Item
              onClick={() => {
                // The window gives the focus back to whoever had it; this entry will be gone.
                dots.current?.focus();
                acts.showSlip(turn);
              }}
            >
              {t("queue.slip")}
            </Menu.Item>
          ) : null}
          {whyNotHandOn === undefined ? (
            <>
              <Menu.Label>{t("act.hand-on")}</Menu.Label>
              {house.doors
                .filter(({ key }) => key !== turn.door)
                .map((door) => (
                  <ReasonedItem
                    key={door.key}
                    why={turn.alsoAt.includes(door.key) ? t("cannot.waitsThere") : undefined}
                    onClick={() => acts.handOn(turn, door)}
                  >
                    <span className={classes["menuDoor"]} data-door={door.colour}>
                      <DoorPictogram pictogram={door.pictogram} size="1.35em" />
                      {door.name}
                    </span>
                  </ReasonedItem>
                ))}
            </>
          ) : (
            <ReasonedItem why={whyNotHandOn}>{t("act.hand-on")}</ReasonedItem>
          )}
          {others.filter(({ why }) => why !== undefined).map(itemOf)}
        </Menu.Dropdown>
      </Menu>
    </div>
  );
}

interface ReasonedItemProps {
  readonly why: string | undefined;
  readonly onClick?: () => void;
  readonly children: React.ReactNode;
}

function ReasonedItem({ why, onClick, children }: ReasonedItemProps) {
  return (
    <Menu.Item disabled={why !== undefined} {...(onClick && { onClick })}>
      {children}
      {why === undefined ? null : <small className={classes["reason"]}>{why}</small>}
    </Menu.Item>
  );
}
