import { Button, Modal } from "@mantine/core";
import { IconDeviceTv } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Output } from "../../platform/endpoint.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import { useFormats } from "../../platform/web/formats.ts";
import { PageHead } from "../../platform/web/PageHead.tsx";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct, useAnswer } from "../../platform/web/queries.ts";
import { RingWaiting } from "../../platform/web/RingWaiting.tsx";
import { Sorry } from "../../platform/web/Sorry.tsx";
import { saySorry } from "../../platform/web/say.ts";
import { listScreens, removeScreen } from "../contract.ts";
import { AddScreen } from "./AddScreen.tsx";
import classes from "./screens.module.css";

type Screen = Output<typeof listScreens>["screens"][number];

/** The televisions of the centre: add one, see when it was last on, switch one off for good. */
export function ScreensPage() {
  const { t } = useTranslation("reception");
  const formats = useFormats();
  const { data, error, refetch } = useAnswer(listScreens, {});
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Screen>();
  return (
    <>
      <PageHead title={t("screens.title")} text={t("screens.text")}>
        <Button onClick={() => setAdding(true)}>{t("screens.add")}</Button>
      </PageHead>
      {error ? <Sorry problem={error} onRetry={() => refetch()} /> : null}
      {!data && !error ? <RingWaiting /> : null}
      {data?.screens.length === 0 ? (
        <Empty title={t("screens.empty")}>{t("screens.emptyText")}</Empty>
      ) : null}
      <ul className={classes["list"]}>
        {data?.screens.map((screen) => (
          <li key={screen.id}>
            <IconDeviceTv size={32} stroke={1.6} aria-hidden />
            <div>
              <strong>{screen.name}</strong>
              <p>
                {screen.seenAt
                  ? t("screens.seen", { when: formats.ago(screen.seenAt) })
                  : t("screens.never")}
                {" · "}
                {t("screens.added", { when: formats.shortDay(screen.addedAt) })}
              </p>
            </div>
            <Button variant="default" onClick={() => setLeaving(screen)}>
              {t("screens.remove")}
            </Button>
          </li>
        ))}
      </ul>
      {isAdding ? <AddScreen onClose={() => setAdding(false)} /> : null}
      {leaving ? <RemoveScreen screen={leaving} onClose={() => setLeaving(undefined)} /> : null}
    </>
  );
}

function RemoveScreen({ screen, onClose }: { screen: Screen; onClose: () => void }) {
  const { t } = useTranslation("reception");
  const textOf = useProblemText("reception");
  const remove = useAct(removeScreen, [listScreens]);
  const go = () =>
    remove.mutate(
      { id: screen.id },
      { onError: (problem) => saySorry(textOf(problem)), onSettled: onClose },
    );
  return (
    <Modal
      opened
      onClose={onClose}
      title={t("screens.removeTitle", { name: screen.name })}
      closeButtonProps={{ "aria-label": t("platform:close") }}
    >
      <p className={classes["text"]}>{t("screens.removeText")}</p>
      <div className={classes["buttons"]}>
        <Button color="red" loading={remove.isPending} onClick={go}>
          {t("screens.remove")}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t("screens.cancel")}
        </Button>
      </div>
    </Modal>
  );
}
