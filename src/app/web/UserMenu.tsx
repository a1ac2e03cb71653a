import { Menu, SegmentedControl, useMantineColorScheme } from "@mantine/core";
import { IconDevices, IconLock, IconLogout, IconUsers } from "@tabler/icons-react";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LanguageSwitch, leave, lock, useMe } from "../../access/web/index.ts";
import { RingAvatar } from "../../platform/web/RingAvatar.tsx";
import classes from "./layout.module.css";

/** Everything about oneself at this desk: language, light, sessions, lock, leaving. */
export function UserMenu() {
  const { t } = useTranslation(["platform", "access"]);
  const me = useMe();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const schemes = ["light", "auto", "dark"] as const;
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <button type="button" className={classes["user"]} aria-label={t("user.menu")}>
          <RingAvatar given={me.given} family={me.family} seed={me.id} size={40} />
          <span className={classes["userName"]}>{me.given}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes["menuHead"]}>
          <strong>
            {me.given} {me.family}
          </strong>
          <p>{t(`access:profession.${me.profession}`)}</p>
        </div>
        <div className={classes["menuRow"]}>
          <LanguageSwitch />
        </div>
        <div className={classes["menuRow"]}>
          <SegmentedControl
            fullWidth
            aria-label={t("light.title")}
            value={colorScheme}
            onChange={(value) => setColorScheme(value as (typeof schemes)[number])}
            data={schemes.map((value) => ({ value, label: t(`light.${value}`) }))}
          />
        </div>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLock size={20} stroke={1.7} />}
          rightSection={<kbd className={classes["key"]}>Alt L</kbd>}
          onClick={lock}
        >
          {t("user.lock")}
        </Menu.Item>
        <Menu.Item
          leftSection={<IconDevices size={20} stroke={1.7} />}
          onClick={() => navigate({ to: "/sessions" })}
        >
          {t("user.sessions")}
        </Menu.Item>
        <Menu.Item leftSection={<IconUsers size={20} stroke={1.7} />} onClick={() => leave()}>
          {t("user.switch")}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={20} stroke={1.7} />} onClick={() => leave()}>
          {t("user.leave")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
