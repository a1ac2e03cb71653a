import { Checkbox } from "@mantine/core";
import { useState } from "react";
import { useAct } from "../../../platform/web/queries.ts";
import { sayDone } from "../../../platform/web/say.ts";
import { type Compartment, compartments } from "../../contract.ts";
import {
  changeCompartments,
  getService,
  listAllServices,
  type MemberService,
} from "../../service-contract.ts";
import { Ask } from "./Ask.tsx";
import classes from "./administration.module.css";
import { Section } from "./Section.tsx";
import { useAdministrationWords } from "./words.ts";

/** The compartments of a service; taking one away asks once, saying what goes with it. */
export function KeptCompartments({ service }: { service: MemberService }) {
  const { t } = useAdministrationWords();
  const [isChanging, setChanging] = useState(false);
  return (
    <Section
      title={t("administration.service.keeps")}
      text={t("administration.service.keepsText")}
      onEdit={() => setChanging(true)}
    >
      {service.compartments.length === 0 ? (
        <p className={classes["notice"]}>{t("administration.service.keepsNothing")}</p>
      ) : (
        <ul className={classes["chips"]}>
          {service.compartments.map((one) => (
            <li key={one}>{t(`compartment.${one}`)}</li>
          ))}
        </ul>
      )}
      {isChanging ? (
        <ChangeCompartments service={service} onClose={() => setChanging(false)} />
      ) : null}
    </Section>
  );
}

function ChangeCompartments({ service, onClose }: { service: MemberService; onClose: () => void }) {
  const { t, compartments: inWords } = useAdministrationWords();
  const change = useAct(changeCompartments, [getService, listAllServices]);
  const [kept, setKept] = useState<string[]>(service.compartments);
  const [isSure, setSure] = useState(false);
  const gone = service.compartments.filter((one) => !kept.includes(one));
  const isAsking = isSure && gone.length > 0;
  const go = () => {
    if (gone.length > 0 && !isSure) return setSure(true);
    change.mutate(
      { key: service.key, compartments: kept as Compartment[] },
      {
        onSuccess: () => {
          sayDone(t("administration.saved"));
          onClose();
        },
        onError: () => setSure(false),
      },
    );
  };
  return (
    <Ask
      title={t(isAsking ? "administration.service.removeTitle" : "administration.service.keeps")}
      go={isAsking ? t("administration.service.remove") : t("platform:save")}
      tone={isAsking ? "ends" : "plain"}
      isBusy={change.isPending}
      problem={change.error}
      onGo={go}
      onClose={isAsking ? () => setSure(false) : onClose}
    >
      {isAsking ? (
        <p className={classes["text"]}>
          {t("administration.service.removeText", { list: inWords(gone) })}
        </p>
      ) : (
        <Checkbox.Group
          label={t("administration.service.keeps")}
          description={t("administration.service.keepsText")}
          value={kept}
          onChange={setKept}
        >
          <div className={classes["choices"]}>
            {compartments.map((one) => (
              <Checkbox key={one} value={one} label={t(`compartment.${one}`)} />
            ))}
          </div>
        </Checkbox.Group>
      )}
    </Ask>
  );
}
