import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Compartment, ServiceOfHouse } from "../../access/contract.ts";
import { listServices } from "../../access/contract.ts";
import { useFormats } from "../../platform/web/formats.ts";
import { useAnswer } from "../../platform/web/queries.ts";
import type { NamedColleague, NamedEntry, NamedService } from "../contract.ts";
import type { Tone } from "./signs.tsx";

interface Recipient {
  readonly toService: NamedService | null;
  readonly toStaff: NamedColleague | null;
}

/** The words of the circle in the reader's language. */
export function useCircleWords() {
  const { t, i18n } = useTranslation(["circle", "access", "people", "platform"]);
  const formats = useFormats();
  return useMemo(() => {
    const colleague = ({ given, family }: Pick<NamedColleague, "given" | "family">) =>
      `${given} ${family}`.trim();
    const matters = (compartments: readonly Compartment[]) =>
      formats.list(compartments.map((one) => t(`matter.${one}`)));
    const factText = ({ value, as, in: translated }: NonNullable<NamedEntry["fact"]>) =>
      as === "text"
        ? (translated?.[i18n.language] ?? value)
        : t(`${as}.${value}`, { defaultValue: value });
    return {
      t,
      formats,
      colleague,
      profession: (one: NamedColleague) => t(`access:profession.${one.profession}`),
      /** Who receives, by name. */
      recipient: ({ toService, toStaff }: Recipient) =>
        toService?.name ?? (toStaff ? colleague(toStaff) : ""),
      /** "santé, social", inside a sentence. */
      matters,
      /** "Besoin « Menace d’expulsion », 3 mars 2026"; no more than of what it is to whoever may not read it. */
      oneEntry: (entry: NamedEntry | null, compartments: readonly Compartment[]) =>
        entry
          ? t(entry.fact ? "entry.named" : "entry.dated", {
              kind: t(`record:kind.${entry.kind}`),
              name: entry.fact ? factText(entry.fact) : "",
              day: formats.day(entry.writtenAt),
            })
          : t("entry.one", { matter: matters(compartments) }),
      day: (day: string) => formats.day(`${day.slice(0, 10)}T12:00:00`),
      /** In one piece, however narrow the place. */
      shortDay: (day: string) =>
        formats.shortDay(`${day.slice(0, 10)}T12:00:00`).replaceAll(" ", "\u00a0"),
    };
  }, [t, i18n.language, formats]);
}

export type CircleWords = ReturnType<typeof useCircleWords>;

/** The services of the house, and my own though they be discreet. */
export function useServices() {
  const { data } = useAnswer(listServices, {}, { staleTime: 300_000 });
  const services = data?.services ?? [];
  return {
    services,
    mine: services.filter(({ mine }) => mine),
    keepsOf: (id: string) => services.find((service) => service.id === id)?.compartments ?? [],
    toneOf: (id: string): Tone => toneOf(services.find((service) => service.id === id)),
  };
}

/** A service looks like what it keeps first. */
function toneOf(service: ServiceOfHouse | undefined): Tone {
  return service?.compartments[0] ?? "service";
}

/** Today in Brussels: `2026-03-31`. */
export function today(): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Brussels" }).format(new Date());
}
