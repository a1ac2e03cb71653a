import { Button, Modal } from "@mantine/core";
import { useState } from "react";
import { useMay } from "../../access/web/index.ts";
import type { Person } from "../../people/contract.ts";
import { useAct } from "../../platform/web/queries.ts";
import { sayDone } from "../../platform/web/say.ts";
import { declareOwnFile, getCircle } from "../contract.ts";
import { Choices } from "./Choices.tsx";
import classes from "./forms.module.css";
import { Refused } from "./Refused.tsx";
import { useCircleWords } from "./use-circle-words.ts";

const kinds = ["self", "relative"] as const;

/** Out of the way: this person is me, or one of my family. The file closes to me at once (CONF-23). */
export function OwnFileMenu({ person }: { person: Person }) {
  const { t } = useCircleWords();
  const [isAsking, setAsking] = useState(false);
  // Whoever opens no file has none to close; their words are not even fetched.
  if (!useMay("vault")) return null;
  return (
    <p className={classes["aside"]}>
      <button type="button" onClick={() => setAsking(true)}>
        {t("own.ask")}
      </button>
      {isAsking ? <Declare person={person} onClose={() => setAsking(false)} /> : null}
    </p>
  );
}

function Declare({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useCircleWords();
  const declare = useAct(declareOwnFile, [getCircle]);
  const [kind, setKind] = useState<(typeof kinds)[number]>();
  return (
    <Modal opened onClose={onClose} title={t("own.title")} size="lg">
      <div className={classes["form"]}>
        <Choices
          label={t("own.who")}
          options={kinds}
          value={kind}
          textOf={(one) => t(`own.kind.${one}`)}
          onChange={setKind}
        />
        <ul className={classes["plain"]}>
          <li>{t("own.closes")}</li>
          <li>{t("own.reopen")}</li>
          <li>{t("own.rights")}</li>
        </ul>
        <Refused problem={declare.error} />
        <div className={classes["buttons"]}>
          <Button
            disabled={!kind}
            loading={declare.isPending}
            onClick={() => {
              if (!kind) return;
              declare.mutate(
                { id: person.id, kind },
                {
                  onSuccess: () => {
                    sayDone(t("own.done"));
                    onClose();
                  },
                },
              );
            }}
          >
            {t("own.go")}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t("platform:cancel")}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
