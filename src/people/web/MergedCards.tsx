import { Button, Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useProblemText } from "../../platform/web/problem-text.ts";
import { useAct } from "../../platform/web/queries.ts";
import { sayDone, saySorry } from "../../platform/web/say.ts";
import {
  findPeople,
  getPerson,
  listLikelyDuplicates,
  type Person,
  unmergePeople,
} from "../contract.ts";
import classes from "./person.module.css";
import { SearchBox } from "./SearchBox.tsx";
import { useWords } from "./use-words.ts";

/** Other cards of the same person: which were joined, taking one apart, and joining another. */
export function MergedCards({ person }: { person: Person }) {
  const { t } = useWords();
  const textOf = useProblemText("people");
  const navigate = useNavigate();
  const [isSearching, setSearching] = useState(false);
  const [text, setText] = useState("");
  const undo = useAct(unmergePeople, [getPerson, findPeople, listLikelyDuplicates]);
  return (
    <section className={classes["section"]} aria-labelledby="cards-title">
      <div className={classes["sectionHead"]}>
        <h2 id="cards-title">{t("section.cards")}</h2>
      </div>
      {person.mergedNumbers.length === 0 ? (
        <p className={classes["nothing"]}>{t("sectionEmpty.cards")}</p>
      ) : null}
      <ul className={classes["relations"]}>
        {person.mergedNumbers.map(({ mergeId, number }) => (
          <li key={mergeId}>
            <span dir="ltr">{number}</span>
            <Button
              variant="default"
              loading={undo.isPending && undo.variables.mergeId === mergeId}
              onClick={() =>
                undo.mutate(
                  { mergeId },
                  {
                    onSuccess: () => sayDone(t("merge.undone")),
                    onError: (problem) => saySorry(textOf(problem)),
                  },
                )
              }
            >
              {t("merge.undo")}
            </Button>
          </li>
        ))}
      </ul>
      <Button variant="light" onClick={() => setSearching(true)}>
        {t("merge.findOther")}
      </Button>
      <Modal
        opened={isSearching}
        onClose={() => setSearching(false)}
        title={t("merge.findOther")}
        size={680}
      >
        <SearchBox
          text={text}
          onText={setText}
          onChoose={(other) => {
            if (other.id === person.id) return;
            navigate({
              to: "/duplicates/$left/$right",
              params: { left: person.id, right: other.id },
            });
          }}
          nobody={<p className={classes["nothing"]}>{t("search.nobody")}</p>}
        />
      </Modal>
    </section>
  );
}
