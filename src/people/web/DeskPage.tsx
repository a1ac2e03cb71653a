import { Button } from "@mantine/core";
import { IconUserPlus } from "@tabler/icons-react";
import { useNavigate, useRouter } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useMe } from "../../access/web/index.ts";
import { CircleOfPeople } from "../../platform/web/CircleOfPeople.tsx";
import { useDraft } from "../../platform/web/draft.ts";
import { Empty } from "../../platform/web/Empty.tsx";
import type { Glimpse } from "../contract.ts";
import classes from "./desk.module.css";
import { emptyDraft, type IdentityDraft } from "./identity-draft.ts";
import { ArriveWindow } from "./loaded-later.tsx";
import { usePersonTabs } from "./PersonTabs.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { splitTyped } from "./split-typed.ts";

/** Where the day begins: find whoever stands at the desk, or register them. */
export function DeskPage() {
  const { t } = useTranslation("people");
  const me = useMe();
  const navigate = useNavigate();
  const draft = useDraft<IdentityDraft>(me.id, "register");
  const [text, setText] = useState("");
  const [arriving, setArriving] = useState<Glimpse>();
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => {
    const focusField = (event: KeyboardEvent) => {
      const place = event.target as HTMLElement;
      if (event.key !== "/" || /INPUT|TEXTAREA|SELECT/.test(place.tagName)) return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener("keydown", focusField);
    return () => window.removeEventListener("keydown", focusField);
  }, []);

  // Whoever has several pages about a person begins with the first of them.
  const [first] = usePersonTabs();
  const page = first?.to ?? "/people/$id";
  const open = ({ id }: Glimpse) => navigate({ to: page, params: { id } });
  const register = () => {
    if (text.trim()) draft.keep({ ...emptyDraft(), ...splitTyped(text) });
    navigate({ to: "/people/new" });
  };
  const typed = text.trim();
  const isLooking = typed !== "";
  const router = useRouter();
  useEffect(() => {
    // The page is there by the time somebody was found.
    if (isLooking) router.preloadRoute({ to: page, params: { id: "somebody" } });
  }, [isLooking, page, router]);
  const { given, family } = splitTyped(typed);
  const isNamed = `${given}${family}` !== "";
  return (
    <div className={classes["desk"]} data-searching={typed !== ""}>
      <h1 className={classes["title"]}>{t("desk.title")}</h1>
      <SearchBox
        text={text}
        onText={setText}
        onChoose={open}
        onChooseOther={setArriving}
        field={field}
        nobody={
          <Empty title={t("search.nobody")}>
            <p>{t("search.nobodyText")}</p>
            <Button size="lg" mt="md" leftSection={<IconUserPlus size={22} />} onClick={register}>
              {isNamed ? t("desk.registerTyped", { name: typed }) : t("desk.register")}
            </Button>
          </Empty>
        }
        foot={
          <p className={classes["keys"]}>
            <kbd>↑ ↓</kbd> {t("desk.keyChoose")} <kbd>Enter</kbd> {t("desk.keyOpen")}{" "}
            <kbd>Ctrl Enter</kbd> {t("desk.keyArrive")}
          </p>
        }
      />
      <div className={classes["below"]}>
        {typed === "" ? <p>{t("desk.hint")}</p> : null}
        <Button
          variant={typed === "" ? "default" : "subtle"}
          leftSection={<IconUserPlus size={20} />}
          onClick={register}
        >
          {t("desk.register")}
        </Button>
      </div>
      {typed === "" ? (
        <div className={classes["rings"]}>
          <CircleOfPeople />
        </div>
      ) : null}
      <ArriveWindow
        person={arriving}
        onClose={() => {
          setArriving(undefined);
          setText("");
          field.current?.focus();
        }}
      />
    </div>
  );
}
