import { useMantineColorScheme } from "@mantine/core";
import { IconMoon, IconSun } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { Output } from "../../platform/endpoint.ts";
import type { showScreen } from "../contract.ts";
import { DoorPlate } from "./DoorSign.tsx";
import { writtenIn } from "./person-texts.ts";
import classes from "./screen.module.css";
import type { Spoken } from "./use-rotation.ts";

interface Props {
  readonly waiting: Output<typeof showScreen>["waiting"];
  readonly spoken: Spoken;
  readonly isDown: boolean;
  readonly power: { readonly isOn: boolean; readonly start: () => void };
}

/** How many still wait at each door; what is wrong, if something is; the one button, until it was pressed. */
export function ScreenFoot({ waiting, spoken, isDown, power }: Props) {
  const { t } = useTranslation("reception");
  const { setColorScheme } = useMantineColorScheme();
  const { language, texts } = spoken;
  const waited = waiting.filter(({ count }) => count > 0);
  return (
    <footer className={classes["foot"]}>
      {isDown ? (
        <p className={classes["down"]} role="status" {...writtenIn(language)}>
          {texts["screen.offline"]}
        </p>
      ) : null}
      {waited.length > 0 ? (
        <div className={classes["waiting"]}>
          <span className={classes["waitingWord"]} {...writtenIn(language)}>
            {texts["screen.waiting"]}
          </span>
          <ul>
            {waited.map(({ door, count }) => (
              <li key={door.key}>
                <DoorPlate door={door} size="1.5em" />
                <bdi>{count}</bdi>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {power.isOn ? null : (
        <div className={classes["start"]}>
          <button type="button" onClick={power.start} {...writtenIn(language)}>
            {texts["screen.start"]}
          </button>
          <button
            type="button"
            aria-label={t("screens.light")}
            onClick={() => setColorScheme("light")}
          >
            <IconSun size="1.3em" aria-hidden />
          </button>
          <button
            type="button"
            aria-label={t("screens.dark")}
            onClick={() => setColorScheme("dark")}
          >
            <IconMoon size="1.3em" aria-hidden />
          </button>
        </div>
      )}
    </footer>
  );
}
