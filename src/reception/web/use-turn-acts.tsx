import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { call, Problem } from "../../platform/web/client.ts";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { queryClient } from "../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../platform/web/say.ts";
import {
  callNext,
  type Door,
  handOn,
  listQueue,
  type Move,
  moveTurn,
  setUrgent,
  type Turn,
  type TurnExtra,
} from "../contract.ts";

export interface TurnActs {
  /** The door or the turn that something is being done with. */
  readonly busy: string | undefined;
  readonly callNext: (door: Door) => void;
  readonly move: (turn: Turn, move: Move) => void;
  readonly handOn: (turn: Turn, door: Door) => void;
  readonly setUrgent: (turn: Turn, urgent: boolean) => void;
  readonly showSlip: (turn: Turn) => void;
}

/** What can be done in the waiting room, each with its word of success or its explanation. */
export function useTurnActs(room: string, showSlip: (turn: Turn) => void): TurnActs {
  const { t } = useTranslation("reception");
  const textOf = useProblemText("reception");
  const [busy, setBusy] = useState<string>();

  const sayWhy = (problem: Problem) => {
    const now = (problem.extra as Partial<TurnExtra> | undefined)?.turn;
    if (problem.code === "stale" && now) {
      saySorry(t("problem.staleNow", { ticket: now.ticket, state: t(`state.${now.state}`) }));
    } else saySorry(textOf(problem));
  };
  const attempt = async (key: string, act: () => Promise<void>) => {
    setBusy(key);
    try {
      await act();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      sayWhy(error);
    } finally {
      await queryClient.invalidateQueries({ queryKey: [listQueue.name] });
      setBusy(undefined);
    }
  };
  const inRoom = room.trim() === "" ? {} : { room: room.trim() };

  const offerUndo = (message: string, { id, version }: Turn) => {
    const notification = notifications.show({
      withBorder: false,
      color: "petrol",
      autoClose: 10_000,
      message: (
        <span style={{ display: "flex", alignItems: "center", gap: 16 }}>
          {message}
          <Button
            size="sm"
            variant="light"
            onClick={() => {
              notifications.hide(notification);
              attempt(id, async () => {
                await call(moveTurn, { id, version, move: "back" });
              });
            }}
          >
            {t("queue.undo")}
          </Button>
        </span>
      ),
    });
  };

  return {
    busy,
    showSlip,
    callNext: (door) =>
      attempt(door.key, async () => {
        const { turn } = await call(callNext, { door: door.key, ...inRoom });
        if (turn) sayDone(t("did.call", { ticket: turn.ticket }));
        else saySorry(t("queue.callNextNobody"));
      }),
    move: (turn, move) =>
      attempt(turn.id, async () => {
        const { id, version, ticket } = turn;
        const moved = await call(moveTurn, {
          id,
          version,
          move,
          ...((move === "call" || move === "start") && inRoom),
        });
        const done = t(`did.${move}`, { ticket });
        if (moved.turn && (move === "done" || move === "leave")) offerUndo(done, moved.turn);
        else sayDone(done);
      }),
    handOn: (turn, door) =>
      attempt(turn.id, async () => {
        await call(handOn, { id: turn.id, version: turn.version, door: door.key });
        sayDone(t("did.hand-on", { ticket: turn.ticket, door: door.name }));
      }),
    setUrgent: (turn, urgent) =>
      attempt(turn.id, async () => {
        await call(setUrgent, { id: turn.id, version: turn.version, urgent });
        sayDone(t(urgent ? "did.urgent" : "did.notUrgent", { ticket: turn.ticket }));
      }),
  };
}
