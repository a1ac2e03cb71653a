import { ActionIcon } from "@mantine/core";
import { IconUserCheck, IconX } from "@tabler/icons-react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { saySorry } from "../../platform/web/say.ts";
import { useWrite } from "../../platform/web/use-write.ts";
import { endHelper, type Helper, listNeeds, type Need } from "../contract.ts";
import classes from "./need.module.css";
import { useNeedWords } from "./use-need-words.ts";

/** Who helps with it now, and since when. */
export function WhoHelps({ need }: { need: Need }) {
  const { t, day } = useNeedWords();
  const name = useHelperName();
  const textOf = useProblemText("needs");
  const end = useWrite(endHelper, [listNeeds]);
  const now = need.helpers.filter(({ endedAt }) => endedAt === null);
  if (now.length === 0) return null;
  return (
    <ul className={classes["helpers"]} aria-label={t("helpers.title")}>
      {now.map((helper) => (
        <li key={helper.id}>
          <IconUserCheck size={20} stroke={1.8} aria-hidden />
          <span>
            <bdi>{name(helper)}</bdi>{" "}
            <small>{t("helpers.since", { day: day(helper.since) })}</small>
          </span>
          {need.entry.ground === "own" ? (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              aria-label={t("helpers.end", { name: name(helper) })}
              loading={end.isPending}
              onClick={() =>
                end.mutate({ id: helper.id }, { onError: (problem) => saySorry(textOf(problem)) })
              }
            >
              <IconX size={18} stroke={1.8} />
            </ActionIcon>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

export function useHelperName(): (helper: Helper) => string {
  const { colleague } = useNeedWords();
  return ({ service, colleague: one, outside }) =>
    service?.name ?? (one ? colleague(one) : outside);
}
