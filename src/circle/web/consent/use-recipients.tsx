import { IconCheck, IconX } from "@tabler/icons-react";
import type { Input } from "../../../platform/endpoint.ts";
import { useAnswer } from "../../../platform/web/queries.ts";
import { listRecipients } from "../../contract.ts";
import classes from "../circle.module.css";
import type { Found } from "../Finder.tsx";
import { useCircleWords, useServices } from "../use-circle-words.ts";

/** To whom this may be passed on, and what the person has already said about it. */
export function useRecipients(matter: Input<typeof listRecipients>, isAsked = true) {
  const { t, colleague, profession } = useCircleWords();
  const { toneOf } = useServices();
  const answer = useAnswer(listRecipients, matter, { enabled: isAsked });
  const markOf = (consent: unknown, refused: boolean) =>
    consent ? (
      <span className={classes["state"]} data-state="agreed">
        <IconCheck size={18} stroke={2.4} aria-hidden />
        {t("share.agreedAlready")}
      </span>
    ) : refused ? (
      <span className={classes["state"]} data-state="refused">
        <IconX size={18} stroke={2.4} aria-hidden />
        {t("share.refusedBefore")}
      </span>
    ) : null;
  const found: readonly Found[] = [
    ...(answer.data?.services ?? []).map(({ service, cares, consent, refused }) => ({
      kind: "service" as const,
      id: service.id,
      name: service.name,
      note: t(cares ? "share.cares" : "share.caresNot"),
      tone: toneOf(service.id),
      mark: markOf(consent, refused),
    })),
    ...(answer.data?.colleagues ?? []).map(({ colleague: one, services, consent, refused }) => ({
      kind: "colleague" as const,
      id: one.id,
      name: colleague(one),
      note: [profession(one), ...services.map(({ name }) => name)].join(", "),
      mark: markOf(consent, refused),
    })),
  ];
  const consentOf = (id: string | undefined) =>
    [
      ...(answer.data?.services ?? []).map((one) => ({ ...one, id: one.service.id as string })),
      ...(answer.data?.colleagues ?? []).map((one) => ({ ...one, id: one.colleague.id as string })),
    ].find((one) => one.id === id)?.consent ?? null;
  return { ...answer, found, consentOf };
}
