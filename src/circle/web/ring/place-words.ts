import { useCircleWords, useServices } from "../use-circle-words.ts";
import type { Place } from "./places.ts";

/** What stands beside a place: who, as what, until when. */
export function usePlaceWords() {
  const { t, colleague, shortDay, formats } = useCircleWords();
  const { keepsOf } = useServices();
  return (place: Place) => {
    if (place.kind === "voice") {
      const { name, kind, until, hasSay } = place.voice;
      return {
        name,
        role: t(`voice.kind.${kind}`),
        until: until
          ? t("until", { day: shortDay(until) })
          : t(hasSay || kind === "trusted" ? "noEnd" : "voice.noSay"),
      };
    }
    const { service, only, until, ours } = place.care;
    const keeps = keepsOf(service.id);
    const does = formats.list(keeps.map((one) => t(`access:compartment.${one}`)));
    const role = only ? service.name : ours ? t("ring.ours") : does;
    return {
      name: only ? colleague(only) : service.name,
      role,
      until: t("until", { day: shortDay(until) }),
    };
  };
}
