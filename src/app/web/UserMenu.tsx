import { useMantineColorScheme } from "@mantine/core";
import { IconDevices, IconLock, IconLogout, IconUsers } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { LanguageSwitch, leave, lock, useMe } from "../../access/web/index.ts";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import classes from "./user-menu.module.css";

const schemes = ["light", "auto", "dark"] as const;

/** Everything about oneself at this desk: language, light, sessions, lock, leaving. */
export function UserMenu() {
  const { t } = useTranslation(["platform", "access"]);
  const me = useMe();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const sheet = useRef<HTMLDivElement>(null);
  const acts = [
    { key: "lock", icon: IconLock, act: lock },
    { key: "sessions", icon: IconDevices, act: () => navigate({ to: "/sessions" }) },
    { key: "switch", icon: IconUsers, act: leave },
    { key: "leave", icon: IconLogout, act: leave },
  ] as const;
  return (
    <>
      <button
        type="button"
        className={classes["user"]}
        popoverTarget="user-menu"
        aria-label={t("user.menu")}
      >
        <RingAvatar given={me.given} family={me.family} seed={me.id} size={40} />
        <span className={classes["name"]}>{me.given}</span>
      </button>
      <div id="user-menu" popover="auto" ref={sheet} className={classes["sheet"]}>
        <p className={classes["who"]}>
          <strong>
            {me.given} {me.family}
          </strong>
          <span>{t(`access:profession.${me.profession}`)}</span>
        </p>
        <LanguageSwitch />
        <fieldset className={classes["light"]}>
          <legend>{t("light.title")}</legend>
          {schemes.map((scheme) => (
            <button
              key={scheme}
              type="button"
              aria-pressed={scheme === colorScheme}
              onClick={() => setColorScheme(scheme)}
            >
              {t(`light.${scheme}`)}
            </button>
          ))}
        </fieldset>
        <ul>
          {acts.map(({ key, icon: Picture, act }) => (
            <li key={key}>
              <button
                type="button"
                onClick={() => {
                  sheet.current?.hidePopover();
                  act();
                }}
              >
                <Picture size={20} stroke={1.7} aria-hidden />
                {t(`user.${key}`)}
                {key === "lock" ? <kbd>Alt L</kbd> : null}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
