import { useEffect } from "react";
import type { Output } from "../../platform/endpoint.ts";
import {
  findPersonLanguage,
  type PersonLanguage,
  personLanguages,
} from "../../platform/person-languages.ts";
import { useLive } from "../../platform/web/live.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { useNow } from "../../platform/web/use-now.ts";
import { showScreen } from "../contract.ts";
import { CalledBoard } from "./CalledBoard.tsx";
import { SignPictogram } from "./Pictogram.tsx";
import { writtenIn } from "./person-texts.ts";
import { ScreenFoot } from "./ScreenFoot.tsx";
import classes from "./screen.module.css";
import { useNewCalls } from "./use-new-calls.ts";
import { useRotation } from "./use-rotation.ts";
import { useScreenPower } from "./use-screen-power.ts";

/** The television of the waiting room: `/screen#<key>`. Numbers and doors; nobody's name comes here. */
export function ScreenPage() {
  const key = location.hash.slice(1);
  useEffect(() => {
    const anew = () => location.reload();
    window.addEventListener("hashchange", anew);
    return () => window.removeEventListener("hashchange", anew);
  }, []);
  return key === "" ? <ScreenOff languages={["fr", "nl", "en"]} /> : <LiveScreen screenKey={key} />;
}

type Shown = Output<typeof showScreen>;

function LiveScreen({ screenKey }: { screenKey: string }) {
  const { data, error, connection, refetch } = useLive(showScreen, { key: screenKey });
  const languages = languagesOf(data);
  // A stream that ends does not say why; the question does, and a removed screen goes dark.
  useEffect(() => {
    if (connection === "reconnecting") refetch();
  }, [connection, refetch]);
  if (error?.code === "not-found") return <ScreenOff languages={languages} />;
  if (!data) return <RingWaiting size={96} />;
  return (
    <Screen
      shown={data}
      languages={languages}
      isDown={connection === "reconnecting" || error !== null}
    />
  );
}

interface ScreenProps {
  readonly shown: Shown;
  readonly languages: readonly PersonLanguage[];
  readonly isDown: boolean;
}

function Screen({ shown, languages, isDown }: ScreenProps) {
  const spoken = useRotation(languages);
  const power = useScreenPower();
  const fresh = useNewCalls(
    shown.called.map(({ ticket, calledAt }) => `${ticket} ${calledAt}`),
    power.ring,
  );
  const now = useNow(5_000);
  const first = languages[0] ?? "fr";
  if (!spoken) return <RingWaiting size={96} />;
  return (
    <div className={classes["screen"]} dir={personLanguages[first].direction}>
      <div className={classes["drift"]} data-moving={power.isOn || undefined}>
        <header className={classes["head"]}>
          <bdi>{shown.centre}</bdi>
          <time>
            {String(now.getHours()).padStart(2, "0")}:{String(now.getMinutes()).padStart(2, "0")}
          </time>
        </header>
        {shown.called.length > 0 ? (
          <CalledBoard called={shown.called} spoken={spoken} fresh={fresh} />
        ) : (
          <main className={classes["empty"]}>
            <SignPictogram sign="wait" size="min(26vh, 34vw)" />
            <p key={spoken.language} {...writtenIn(spoken.language)}>
              {spoken.texts["screen.empty"]}
            </p>
          </main>
        )}
        <ScreenFoot waiting={shown.waiting} spoken={spoken} isDown={isDown} power={power} />
      </div>
    </div>
  );
}

function ScreenOff({ languages }: { languages: readonly PersonLanguage[] }) {
  const spoken = useRotation(languages);
  return (
    <div className={classes["off"]} role="status">
      {spoken ? <p {...writtenIn(spoken.language)}>{spoken.texts["screen.off"]}</p> : null}
    </div>
  );
}

function languagesOf(shown: Shown | undefined): PersonLanguage[] {
  const known = (shown?.languages ?? []).flatMap((tag) => findPersonLanguage(tag) ?? []);
  return known.length > 0 ? [...new Set(known)] : ["fr", "nl", "en"];
}
